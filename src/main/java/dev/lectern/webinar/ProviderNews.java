package dev.lectern.webinar;

import dev.lectern.call.CallEvent;
import dev.lectern.call.CallListener;
import dev.lectern.call.CallView;
import dev.lectern.call.TakingBack;
import dev.lectern.kit.web.fault.Clashed;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What happens at a provider moves our dates too: ended there is ended here, and what went live
 * there near its hour, as when its answer to us was lost, goes live here.
 */
@ApplicationScoped
class ProviderNews implements CallListener {
    /** How long before its hour a start at the provider is taken for a start. */
    private static final Duration NEAR = Duration.ofHours(1);

    private final WebinarRows rows;
    private final Stage stage;
    private final TakingBack takingBack;
    private final Clock clock;

    ProviderNews(WebinarRows rows, Stage stage, TakingBack takingBack, Clock clock) {
        this.rows = rows;
        this.stage = stage;
        this.takingBack = takingBack;
        this.clock = clock;
    }

    @Override
    public Uni<Void> wentLive(CallView call, CallEvent.WentLive event) {
        return date(call)
                .chain(
                        date ->
                                date.filter(this::due).isPresent()
                                        ? stage.start(call.webinar(), call.occurrence(), null)
                                                .replaceWithVoid()
                                        : Uni.createFrom().voidItem())
                .onFailure(Clashed.class)
                .recoverWithNull();
    }

    @Override
    public Uni<Void> foundLive(CallView call, CallEvent.FoundLive event) {
        return Panache.withSession(() -> Occurrence.<Occurrence>findById(call.occurrence()))
                .chain(one -> settle(call, one))
                .onFailure(Clashed.class)
                .recoverWithNull();
    }

    /** Near its hour, or where a start was left behind, it begins; else it goes off the air. */
    private Uni<Void> settle(CallView call, @Nullable Occurrence date) {
        if (date == null || date.state() != OccurrenceState.SCHEDULED) {
            return Uni.createFrom().voidItem();
        }
        return due(date.view()) || date.claim().given()
                ? stage.start(call.webinar(), call.occurrence(), null).replaceWithVoid()
                : takingBack.ofStart(call.occurrence());
    }

    private boolean due(OccurrenceView date) {
        return date.state() == OccurrenceState.SCHEDULED
                && clock.instant().isAfter(date.startsAt().minus(NEAR));
    }

    @Override
    public Uni<Void> ended(CallView call, CallEvent.Ended event) {
        return date(call)
                .chain(
                        date ->
                                date.filter(one -> one.state() == OccurrenceState.LIVE).isPresent()
                                        ? stage.stop(call.webinar(), call.occurrence(), null)
                                                .replaceWithVoid()
                                        : Uni.createFrom().voidItem())
                .onFailure(Clashed.class)
                .recoverWithNull();
    }

    private Uni<Optional<OccurrenceView>> date(CallView call) {
        return Panache.withSession(() -> rows.findByOccurrence(call.occurrence()))
                .map(found -> found.flatMap(webinar -> webinar.occurrence(call.occurrence())));
    }
}
