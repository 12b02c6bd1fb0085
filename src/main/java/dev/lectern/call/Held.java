package dev.lectern.call;

import java.util.UUID;

/**
 * A call that this node alone speaks to its provider about, as it was when it was taken hold of.
 *
 * @param fence the number of the hold; a higher one in the row means that it was lost
 */
record Held(CallPlan plan, String provider, CallState state, int revision, long fence) {

    static Held of(Call call) {
        return new Held(call.plan(), call.provider, call.state, call.revision, call.fence);
    }

    UUID occurrence() {
        return plan.occurrence();
    }

    StandingCall standing() {
        return new StandingCall(plan, provider);
    }

    boolean wanted() {
        return state == CallState.PENDING || state == CallState.FAILING;
    }

    /** Whether the row still speaks of the same call, not of a later generation. */
    boolean isStill(Call call) {
        return call.id().equals(plan.id());
    }

    boolean isMine(Call call) {
        return call.fence == fence;
    }

    Held known(RoomAtProvider room) {
        return new Held(plan.known(room.reference()), provider, state, revision, fence);
    }
}
