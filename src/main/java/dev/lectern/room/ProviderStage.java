package dev.lectern.room;

import dev.lectern.call.CallRooms;
import dev.lectern.call.Participant;
import dev.lectern.call.policy.Role;
import dev.lectern.kit.web.fault.Fault;
import dev.lectern.webinar.StagePresence;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
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
        return calls.participants(occurrence)
                .chain(people -> facts.find(occurrence).map(room -> speakers(room, people)))
                .onFailure(Fault.class)
                .recoverWithItem(SOMEBODY_MAYBE);
    }

    private static int speakers(Optional<RoomFacts> room, List<Participant> people) {
        return (int)
                people.stream()
                        .filter(one -> room.filter(facts -> maySpeak(facts, one)).isPresent())
                        .count();
    }

    private static boolean maySpeak(RoomFacts room, Participant one) {
        return room.policy().maySend(one.role() == null ? Role.ATTENDEE : one.role());
    }
}
