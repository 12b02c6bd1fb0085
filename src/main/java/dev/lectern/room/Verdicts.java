package dev.lectern.room;

import dev.lectern.call.CallRooms;
import dev.lectern.call.CallState;
import dev.lectern.call.Calls;
import dev.lectern.call.policy.Role;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Carries out what was decided about somebody outside the room: on their open pages, and at the
 * provider where a room stands. May be repeated without harm.
 */
@ApplicationScoped
class Verdicts {
    private static final Set<CallState> STANDING = EnumSet.of(CallState.READY, CallState.LIVE);

    private final Rooms rooms;
    private final Calls calls;
    private final CallRooms callRooms;

    Verdicts(Rooms rooms, Calls calls, CallRooms callRooms) {
        this.rooms = rooms;
        this.calls = calls;
        this.callRooms = callRooms;
    }

    /** They are no longer to be here. */
    Uni<Void> dismiss(UUID occurrence, String identity) {
        rooms.dismiss(occurrence, identity, CloseCode.REMOVED);
        return whereItStands(occurrence, () -> callRooms.remove(occurrence, identity));
    }

    /** They are somebody else here now. */
    Uni<Void> become(UUID occurrence, String identity, Role role) {
        rooms.become(occurrence, identity, role);
        return whereItStands(occurrence, () -> callRooms.changeRole(occurrence, identity, role));
    }

    private Uni<Void> whereItStands(UUID occurrence, Supplier<Uni<Void>> order) {
        return calls.find(occurrence)
                .map(call -> call.filter(one -> STANDING.contains(one.state())))
                .chain(found -> found.isPresent() ? order.get() : Uni.createFrom().voidItem());
    }
}
