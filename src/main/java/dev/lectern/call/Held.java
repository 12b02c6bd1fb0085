package dev.lectern.call;

import java.util.UUID;

/**
 * A call that this node alone speaks to its provider about, as it was when it was taken hold of.
 */
record Held(CallPlan plan, String provider, CallState state, int revision) {

    UUID occurrence() {
        return plan.occurrence();
    }

    boolean wanted() {
        return state == CallState.PENDING || state == CallState.FAILING;
    }

    /** Whether the row still speaks of the same call, not of a later generation. */
    boolean isStill(Call call) {
        return call.id().equals(plan.id());
    }

    Held known(RoomAtProvider room) {
        return new Held(plan.known(room.reference()), provider, state, revision);
    }
}
