package dev.lectern.webinar;

import dev.lectern.call.policy.Recording;
import dev.lectern.kit.web.Frame;
import dev.lectern.kit.web.Words;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.OptionalLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Whether there is room on the disk for what is to be recorded here. */
@ApplicationScoped
class DiskReadiness implements Readiness {
    /** An hour of one stage takes about this at its best quality. */
    private static final long BYTES_AN_HOUR = 2_000_000_000L;

    private final RecordingDisk disk;
    private final String byDefault;
    private final Frame frame;

    DiskReadiness(
            RecordingDisk disk,
            @ConfigProperty(name = "lectern.provider", defaultValue = "builtin") String byDefault,
            Frame frame) {
        this.disk = disk;
        this.byDefault = byDefault;
        this.frame = frame;
    }

    @Override
    public Uni<Optional<Line>> of(WebinarView webinar) {
        String chosen = webinar.provider();
        boolean here = "builtin".equals(chosen == null ? byDefault : chosen);
        if (!here || webinar.policy().recording() == Recording.OFF) {
            return Uni.createFrom().item(Optional.empty());
        }
        ReadyWords words = Words.in(frame.language(), ReadyWords.class);
        return disk.space().map(space -> Optional.of(line(webinar, words, space)));
    }

    private static Line line(WebinarView webinar, ReadyWords words, OptionalLong space) {
        long hours = Math.max(1, webinar.length().plusMinutes(59).toHours());
        if (space.isPresent() && space.getAsLong() >= hours * BYTES_AN_HOUR) {
            return Line.done(words.diskFine());
        }
        String text = space.isPresent() ? words.diskLow() : words.diskSilent();
        return Line.open(text, "/webinars/" + webinar.id() + "/edit", words.diskMend());
    }
}
