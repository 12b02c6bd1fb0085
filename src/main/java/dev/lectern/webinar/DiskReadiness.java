package dev.lectern.webinar;

import dev.lectern.call.policy.Recording;
import dev.lectern.kit.web.Frame;
import dev.lectern.kit.web.Words;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.File;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Whether there is room on the disk for what is to be recorded here. */
@ApplicationScoped
class DiskReadiness implements Readiness {
    /** An hour of one stage takes about this at its best quality. */
    private static final long BYTES_AN_HOUR = 2_000_000_000L;

    private final File recordings;
    private final String byDefault;
    private final Frame frame;

    DiskReadiness(
            @ConfigProperty(name = "lectern.recordings") Optional<String> recordings,
            @ConfigProperty(name = "lectern.data", defaultValue = "lectern-data") String data,
            @ConfigProperty(name = "lectern.provider", defaultValue = "builtin") String byDefault,
            Frame frame) {
        this.recordings = new File(recordings.orElse(data)).getAbsoluteFile();
        this.byDefault = byDefault;
        this.frame = frame;
    }

    @Override
    public Uni<Optional<Line>> of(WebinarView webinar) {
        String chosen = webinar.provider();
        boolean here = "builtin".equals(chosen == null ? byDefault : chosen);
        return Uni.createFrom()
                .item(
                        here && webinar.policy().recording() != Recording.OFF
                                ? Optional.of(line(webinar))
                                : Optional.empty());
    }

    private Line line(WebinarView webinar) {
        ReadyWords words = Words.in(frame.language(), ReadyWords.class);
        long hours = Math.max(1, webinar.length().plusMinutes(59).toHours());
        boolean fits = space() >= hours * BYTES_AN_HOUR;
        return fits
                ? Line.done(words.diskFine())
                : Line.open(
                        words.diskLow(), "/webinars/" + webinar.id() + "/edit", words.diskMend());
    }

    /** Of the directory, or of what it will be made in. */
    private long space() {
        File place = recordings;
        while (!place.exists() && place.getParentFile() != null) {
            place = place.getParentFile();
        }
        return place.getUsableSpace();
    }
}
