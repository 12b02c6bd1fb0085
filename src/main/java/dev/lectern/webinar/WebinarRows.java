package dev.lectern.webinar;

import dev.lectern.kit.web.fault.NotFound;
import dev.lectern.kit.web.fault.Sentence;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Webinars with their dates, read in the session that is open. */
@ApplicationScoped
class WebinarRows {

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
                                        : dates(id).map(all -> Optional.of(webinar.view(all))));
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
        return Webinar.<Webinar>list("id in ?1", ids)
                .chain(
                        webinars ->
                                Occurrence.<Occurrence>list(
                                                "webinarId in ?1 order by startsAt", ids)
                                        .map(dates -> views(webinars, dates)));
    }

    private static List<WebinarView> views(List<Webinar> webinars, List<Occurrence> dates) {
        Map<UUID, List<Occurrence>> byWebinar =
                dates.stream().collect(Collectors.groupingBy(Occurrence::webinarId));
        return webinars.stream()
                .filter(one -> byWebinar.containsKey(one.id()))
                .map(one -> one.view(byWebinar.getOrDefault(one.id(), List.of())))
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
