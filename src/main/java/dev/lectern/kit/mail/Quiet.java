package dev.lectern.kit.mail;

import java.time.Duration;
import java.time.Instant;

/**
 * Who is not mailed: whoever was so shortly before, or about the same since a moment.
 *
 * @param length how long ago any mail of the workspace may be at least
 * @param since who was mailed about the same later is not mailed at all
 */
public record Quiet(Duration length, Instant since) {
    /** From when on a mail about the same keeps them out. */
    Instant about(Instant now) {
        Instant before = now.minus(length);
        return before.isBefore(since) ? before : since;
    }
}
