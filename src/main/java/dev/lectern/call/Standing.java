package dev.lectern.call;

import java.util.stream.Stream;

/**
 * A call that stands at a provider under one of our names.
 *
 * @param reference the provider's own id, where it makes one; else ours
 */
public record Standing(CallId id, String reference) {

    /** At a provider that takes our names as they are; nothing where it is none of ours. */
    public static Stream<Standing> named(String name) {
        return CallId.parse(name).map(id -> new Standing(id, name)).stream();
    }
}
