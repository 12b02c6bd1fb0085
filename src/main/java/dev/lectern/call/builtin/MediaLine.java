package dev.lectern.call.builtin;

import dev.lectern.kit.start.StartLine;
import dev.lectern.sfu.Engine;
import io.netty.util.NetUtil;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says at the start where picture and sound go in and out. */
@ApplicationScoped
class MediaLine implements StartLine {
    private final MediaEngine engine;
    private final MediaConfig config;

    MediaLine(MediaEngine engine, MediaConfig config) {
        this.engine = engine;
        this.config = config;
    }

    @Override
    public String label() {
        return "Video";
    }

    @Override
    public Uni<Optional<String>> text() {
        String text =
                engine.running()
                        .map(MediaLine::where)
                        .orElse("none: port %d is taken".formatted(config.port()));
        return Uni.createFrom().item(Optional.of(text));
    }

    private static String where(Engine running) {
        String announced =
                running.announced().stream()
                        .map(NetUtil::toAddressString)
                        .collect(Collectors.joining(", "));
        String warning =
                Reach.isPublic(running.announced())
                        ? ""
                        : " (private: for people outside, set LECTERN_MEDIA_ADDRESSES)";
        return "on port %d (UDP and TCP), announced as %s%s"
                .formatted(running.port(), announced, warning);
    }

    @Override
    public int order() {
        return 50;
    }
}
