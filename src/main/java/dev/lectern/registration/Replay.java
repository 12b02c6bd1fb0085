package dev.lectern.registration;

import io.quarkus.qute.TemplateData;
import java.util.List;

/**
 * What was recorded of a date.
 *
 * @param parts earliest first; more than one where the recording was interrupted
 * @param preparing more is about to be ready
 */
@TemplateData
public record Replay(List<Part> parts, boolean preparing) {
    public static final Replay NOTHING = new Replay(List.of(), false);

    /**
     * One film.
     *
     * @param path where on this site it plays from, for those who may watch it
     */
    @TemplateData
    public record Part(String path) {}

    public boolean ready() {
        return !parts.isEmpty();
    }

    public boolean interrupted() {
        return parts.size() > 1;
    }
}
