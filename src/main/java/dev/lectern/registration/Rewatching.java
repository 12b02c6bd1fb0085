package dev.lectern.registration;

import dev.lectern.webinar.OccurrenceState;
import dev.lectern.webinar.OccurrenceView;
import dev.lectern.webinar.WebinarView;
import io.quarkus.qute.TemplateData;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Cookie;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds what the public page shows of dates that are over. */
@ApplicationScoped
class Rewatching {
    private final ReplayShelf shelf;
    private final Viewers viewers;

    Rewatching(ReplayShelf shelf, Viewers viewers) {
        this.shelf = shelf;
        this.viewers = viewers;
    }

    /**
     * One date that is over, as a visitor of the public page finds it.
     *
     * @param others dates of the series that are over, too
     */
    @TemplateData
    record Rewatch(
            OccurrenceView date, Replay replay, boolean mayWatch, List<OccurrenceView> others) {

        public boolean plays() {
            return mayWatch && replay.ready();
        }
    }

    /**
     * @param wanted the date asked for; without one the last, once the whole webinar is over
     */
    Uni<Optional<Rewatch>> find(
            WebinarView webinar, @Nullable UUID wanted, Map<String, Cookie> cookies) {
        List<OccurrenceView> past = past(webinar);
        Optional<OccurrenceView> date =
                past.stream()
                        .filter(one -> wanted == null ? over(webinar) : one.id().equals(wanted))
                        .findFirst();
        return date.map(one -> find(webinar, one, past, cookies))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    /** The latest date that somebody had a place at and whose replay is there to be watched. */
    Uni<Optional<OccurrenceView>> find(WebinarView webinar, PersonView person) {
        Optional<OccurrenceView> date =
                past(webinar).stream()
                        .filter(one -> person.approved())
                        .filter(person::isFor)
                        .findFirst();
        return date.map(
                        one ->
                                shelf.of(webinar, one)
                                        .map(replay -> date.filter(d -> replay.ready())))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    private Uni<Optional<Rewatch>> find(
            WebinarView webinar,
            OccurrenceView date,
            List<OccurrenceView> past,
            Map<String, Cookie> cookies) {
        List<OccurrenceView> others = past.stream().filter(one -> !one.equals(date)).toList();
        return shelf.of(webinar, date)
                .chain(
                        replay ->
                                viewers.mayWatch(webinar, date, cookies)
                                        .map(may -> new Rewatch(date, replay, may, others)))
                .map(Optional::of);
    }

    /** The latest first. */
    private static List<OccurrenceView> past(WebinarView webinar) {
        return webinar.occurrences().stream()
                .filter(date -> date.state() == OccurrenceState.ENDED)
                .sorted(Comparator.comparing(OccurrenceView::startsAt).reversed())
                .toList();
    }

    private static boolean over(WebinarView webinar) {
        return webinar.occurrences().stream().allMatch(date -> date.state().over());
    }
}
