package dev.lectern.kit.work;

import java.time.Instant;
import java.util.UUID;

/**
 * A job that this node holds by lease; whoever claims it next gets a higher fence, and what the
 * former holder then reports counts for nothing.
 */
record Claim(Job job, long fence, Instant due) {
    UUID id() {
        return job.id();
    }
}
