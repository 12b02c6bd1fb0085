package dev.lectern.webinar;

import dev.lectern.kit.db.OpenTransaction;
import dev.lectern.kit.web.fault.NotFound;
import dev.lectern.kit.web.fault.Sentence;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Webinars with their dates, read in the session that is open. */
@ApplicationScoped
class WebinarRows {
    private static final String DATES =
            """
            select id, webinar_id, slot, starts_at, ends_at, state, started_at, ended_at, moved,
                locked, broken_off, last_change
            from occurrence where webinar_id = any($1) order by starts_at
            """;

    static NotFound unknown() {
        return new NotFound(
                Sentence.of("There is no such webinar.", "Dieses Webinar gibt es nicht."));
    }

    Uni<Optional<WebinarView>> find(UUID id) {
        return Webinar.<Webinar>findById(id)
                .chain(
                        webinar ->
                                webinar == null
                                        ? Uni.createFrom().item(Optional.empty())
                                        : dates(id).map(all -> unlessDeleted(webinar, all)));
    }

    /** Gone when its dates were read, after the webinar itself was. */
    private static Optional<WebinarView> unlessDeleted(Webinar webinar, List<Occurrence> dates) {
        return dates.isEmpty() ? Optional.empty() : Optional.of(webinar.view(dates));
    }

    Uni<Optional<WebinarView>> findByOccurrence(UUID occurrence) {
        return Occurrence.<Occurrence>findById(occurrence)
                .chain(
                        found ->
                                found == null
                                        ? Uni.createFrom().item(Optional.empty())
                                        : find(found.webinarId()));
    }

    Uni<List<WebinarView>> findAll(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return byId(ids).chain(webinars -> datesOf(ids).map(dates -> views(webinars, dates)));
    }

    /** By one array: a list of values is made a statement of anew each time. */
    private static Uni<List<Webinar>> byId(Collection<UUID> ids) {
        return Panache.getSession()
                .chain(session -> session.find(Webinar.class, ids.toArray()))
                .map(found -> found.stream().filter(Objects::nonNull).toList());
    }

    /** As rows, for of a thousand long series there are tens of thousands. */
    private static Uni<Map<UUID, List<OccurrenceView>>> datesOf(Collection<UUID> webinars) {
        return OpenTransaction.read(DATES, (Object) webinars.toArray(UUID[]::new))
                .map(
                        rows ->
                                rows.stream()
                                        .map(WebinarRows::date)
                                        .collect(Collectors.groupingBy(OccurrenceView::webinar)));
    }

    private static OccurrenceView date(Object[] row) {
        return new OccurrenceView(
                (UUID) row[0],
                (UUID) row[1],
                time(row[2]),
                time(row[3]),
                time(row[4]),
                OccurrenceState.valueOf((String) row[5]),
                row[6] == null ? null : time(row[6]),
                row[7] == null ? null : time(row[7]),
                (Boolean) row[8],
                (Boolean) row[9],
                (Boolean) row[10],
                DateChange.read((String) row[11]));
    }

    private static Instant time(Object value) {
        return ((OffsetDateTime) value).toInstant();
    }

    private static List<WebinarView> views(
            List<Webinar> webinars, Map<UUID, List<OccurrenceView>> dates) {
        return webinars.stream()
                .filter(one -> dates.containsKey(one.id()))
                .map(one -> one.seen(dates.getOrDefault(one.id(), List.of())))
                .toList();
    }

    /** Locks the webinar's row, then reads its dates: whoever changes any of them holds this. */
    Uni<Held> lock(UUID id) {
        return Panache.getSession()
                .chain(session -> session.find(Webinar.class, id, LockModeType.PESSIMISTIC_WRITE))
                .map(webinar -> Optional.ofNullable(webinar).orElseThrow(WebinarRows::unknown))
                .chain(webinar -> dates(id).map(all -> new Held(webinar, all)));
    }

    Uni<Held> lock(UUID workspace, UUID id) {
        return lock(id).invoke(
                        held -> {
                            if (!held.webinar().workspaceId().equals(workspace)) {
                                throw unknown();
                            }
                        });
    }

    private static Uni<List<Occurrence>> dates(UUID webinar) {
        return Occurrence.list("webinarId = ?1 order by startsAt", webinar);
    }
}
