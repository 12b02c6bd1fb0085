package dev.lectern.sfu;

/** Something that follows a room a little behind live, step by step on a {@link Recorder}. */
interface Follower {
    /** One step; false once nothing is left to do. */
    boolean work(long now);

    /** Ends it with the next step. */
    void stop();
}
