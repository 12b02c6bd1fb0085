package dev.lectern.kit.work;

import io.smallrye.mutiny.Uni;

/**
 * Does one kind of work. Runs on a fresh Vert.x context with no transaction open; may run twice for
 * the same job, so it looks before it acts. A failure is tried again with backoff, unless it is a
 * permanent {@link dev.lectern.kit.web.ProviderFailed} or a {@link dev.lectern.kit.web.Refused}.
 */
public interface Handler {
    String kind();

    Uni<Void> handle(Job job);

    /** How many of this kind may run at once on one node. */
    default int concurrency() {
        return 8;
    }

    /** After how many attempts it is parked for an admin to look at. */
    default int attempts() {
        return 20;
    }
}
