package dev.lectern.kit.web.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a long list, as every list of the API answers.
 *
 * @param next the cursor that leads on; null at the end
 * @param total how many there are in all, under the same filter
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Slice<T>(List<T> items, @Nullable String next, long total) {

    /**
     * Makes a slice from one row more than was asked for, which tells whether there are more.
     *
     * @param cursorOf what the next slice begins after, from the last row shown
     */
    public static <T> Slice<T> of(
            List<T> oneMore, SliceQuery asked, long total, Function<T, Cursor> cursorOf) {
        if (oneMore.size() <= asked.limit()) {
            return new Slice<>(oneMore, null, total);
        }
        List<T> shown = List.copyOf(oneMore.subList(0, asked.limit()));
        return new Slice<>(shown, cursorOf.apply(shown.get(shown.size() - 1)).text(), total);
    }

    public <R> Slice<R> map(Function<T, R> view) {
        return new Slice<>(items.stream().map(view).toList(), next, total);
    }
}
