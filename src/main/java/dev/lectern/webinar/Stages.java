package dev.lectern.webinar;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Asks every {@link StagePresence} who is on stage. */
@ApplicationScoped
class Stages {
    private final List<StagePresence> presences;

    Stages(@All List<StagePresence> presences) {
        this.presences = presences;
    }

    Uni<Integer> onStage(UUID occurrence) {
        return Multi.createFrom()
                .iterable(presences)
                .onItem()
                .transformToUniAndConcatenate(presence -> presence.onStage(occurrence))
                .collect()
                .asList()
                .map(counts -> counts.stream().mapToInt(Integer::intValue).sum());
    }
}
