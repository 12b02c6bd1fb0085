package dev.lectern.kit.start;

import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** A line of the block that the start prints; whoever has something to say implements it. */
public interface StartLine {
    /** One or two words, as "Mail". */
    String label();

    /** What stands beside it, or nothing when there is nothing to say. */
    Uni<Optional<String>> text();

    /**
     * Lines stand in this order: address 10, data 20, database 30, mail 40, video 50, provider 55,
     * set-up 90.
     */
    int order();
}
