package dev.lectern.call;

import dev.lectern.kit.web.fault.Sentence;

/** How a provider answered when asked whether all is well. */
public record Checkup(State state, Sentence sentence) {

    /** What is wrong, told apart by who can mend it and where. */
    public enum State {
        WORKING,
        BAD_KEY,
        UNREACHABLE,
        CLOCK_SKEW,
        BROKEN;

        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    public boolean working() {
        return state == State.WORKING;
    }
}
