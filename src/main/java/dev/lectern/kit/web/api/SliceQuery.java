package dev.lectern.kit.web.api;

import dev.lectern.kit.web.fault.Malformed;
import dev.lectern.kit.web.fault.Sentence;
import org.jspecify.annotations.Nullable;

/** Which part of a list somebody asks for: {@code ?limit=} 1 to 1000 and {@code ?cursor=}. */
public record SliceQuery(int limit, @Nullable Cursor after) {
    public static final int MOST = 1000;
    public static final int USUAL = 50;

    /** Reads the two query parameters; absent ones take their defaults. */
    public static SliceQuery of(@Nullable Integer limit, @Nullable String cursor) {
        int size = limit == null ? USUAL : limit;
        if (size < 1 || size > MOST) {
            throw new Malformed(
                    "limit",
                    Sentence.of("Ask for 1 to %d at once.", "Fragen Sie nach 1 bis %d auf einmal.")
                            .about(MOST));
        }
        return new SliceQuery(size, cursor == null ? null : Cursor.parse(cursor));
    }
}
