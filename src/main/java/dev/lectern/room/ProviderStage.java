package dev.lectern.room;

import dev.lectern.call.CallRooms;
import dev.lectern.call.policy.Role;
import dev.lectern.kit.web.fault.Fault;
import dev.lectern.webinar.StagePresence;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Answers whether anybody who may speak is in the room at its provider: whoever came by a program's
 * grant has no page of ours open. While the provider does not answer, somebody may be there.
 */
@ApplicationScoped
class ProviderStage implements StagePresence {
    private static final int SOMEBODY_MAYBE = 1;

    private final CallRooms calls;
    private final FactsReader facts;

    ProviderStage(CallRooms calls, FactsReader facts) {
        this.calls = calls;
        this.facts = facts;
    }

    @Override
    public Uni<Integer> onStage(UUID occurrence) {
        return calls.present(occurrence)
                .chain(people -> facts.find(occurrence).map(room -> speakers(room, people)))
                .onFailure(Fault.class)
                .recoverWithItem(SOMEBODY_MAYBE);
    }

    private static int speakers(Optional<RoomFacts> room, Map<Role, Integer> people) {
        return people.entrySet().stream()
                .filter(one -> room.filter(facts -> maySpeak(facts, one.getKey())).isPresent())
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    private static boolean maySpeak(RoomFacts room, Role role) {
        return room.policy().maySend(role);
    }
}
