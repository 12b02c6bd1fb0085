package dev.lectern.room;

import dev.lectern.registration.Registrations;
import dev.lectern.room.RoomFacts.Places;
import dev.lectern.webinar.OccurrenceView;
import dev.lectern.webinar.WebinarView;
import dev.lectern.webinar.Webinars;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Reads what rooms must know of their dates. */
@ApplicationScoped
class FactsReader {
    private final Webinars webinars;
    private final String byDefault;

    FactsReader(
            Webinars webinars,
            @ConfigProperty(name = "lectern.provider", defaultValue = "builtin") String byDefault) {
        this.webinars = webinars;
        this.byDefault = byDefault;
    }

    Uni<RoomFacts> require(UUID occurrence) {
        return webinars.requireByOccurrence(occurrence)
                .map(webinar -> of(webinar, webinar.occurrence(occurrence).orElseThrow()));
    }

    /** Nothing when the date is gone: its webinar was deleted, or planned without it. */
    Uni<Optional<RoomFacts>> find(UUID occurrence) {
        return webinars.findByOccurrence(occurrence)
                .map(
                        found ->
                                found.flatMap(
                                        webinar ->
                                                webinar.occurrence(occurrence)
                                                        .map(date -> of(webinar, date))));
    }

    /** By occurrence, for several rooms at once; dates that are gone are missing. */
    Uni<Map<UUID, RoomFacts>> all(Collection<RoomFacts> rooms) {
        List<UUID> ids = rooms.stream().map(RoomFacts::webinar).distinct().toList();
        return webinars.findAll(ids)
                .map(
                        found ->
                                found.stream()
                                        .flatMap(
                                                webinar ->
                                                        webinar.occurrences().stream()
                                                                .map(date -> of(webinar, date)))
                                        .collect(
                                                Collectors.toMap(
                                                        RoomFacts::occurrence,
                                                        Function.identity())));
    }

    RoomFacts of(WebinarView webinar, OccurrenceView date) {
        @Nullable String chosen = webinar.provider();
        return new RoomFacts(
                date.id(),
                webinar.id(),
                webinar.workspace(),
                chosen == null ? byDefault : chosen,
                Phase.of(date),
                since(date),
                date.startsAt(),
                date.endsAt(),
                date.locked(),
                Registrations.severalPlaces(webinar) ? Places.SEVERAL : Places.ONE,
                webinar.policy());
    }

    private static @Nullable Instant since(OccurrenceView date) {
        return date.endedAt() != null ? date.endedAt() : date.startedAt();
    }
}
