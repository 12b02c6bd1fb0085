package dev.lectern.webinar;

import dev.lectern.call.CallEvent;
import dev.lectern.call.CallListener;
import dev.lectern.call.CallView;
import dev.lectern.kit.web.Clashed;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** What happens at a provider moves our dates too: ended there is ended here. */
@ApplicationScoped
class ProviderNews implements CallListener {
    private final WebinarRows rows;
    private final Stage stage;

    ProviderNews(WebinarRows rows, Stage stage) {
        this.rows = rows;
        this.stage = stage;
    }

    @Override
    public Uni<Void> ended(CallView call, CallEvent.Ended event) {
        return endHere(call);
    }

    @Override
    public Uni<Void> deleted(CallView call, CallEvent.Deleted event) {
        return endHere(call);
    }

    private Uni<Void> endHere(CallView call) {
        return state(call)
                .chain(
                        live ->
                                live
                                        ? stage.stop(call.webinar(), call.occurrence())
                                                .replaceWithVoid()
                                        : Uni.createFrom().voidItem())
                .onFailure(Clashed.class)
                .recoverWithNull();
    }

    private Uni<Boolean> state(CallView call) {
        return Panache.withSession(() -> rows.findByOccurrence(call.occurrence()))
                .map(
                        found ->
                                found.flatMap(webinar -> webinar.occurrence(call.occurrence()))
                                        .filter(date -> date.state() == OccurrenceState.LIVE)
                                        .isPresent());
    }
}
