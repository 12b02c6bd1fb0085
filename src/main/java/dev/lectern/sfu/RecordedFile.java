package dev.lectern.sfu;

import java.nio.file.Path;

/**
 * A finished part of a recording.
 *
 * @param person whose camera or screen it is; empty for the programme
 * @param startedAtMillis when its first frame was made, since 1970
 */
public record RecordedFile(
        Path path,
        String person,
        Source source,
        long startedAtMillis,
        long durationMillis,
        long bytes) {
    public boolean isProgramme() {
        return person.isEmpty();
    }
}
