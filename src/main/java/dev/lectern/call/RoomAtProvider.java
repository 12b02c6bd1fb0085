package dev.lectern.call;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A call as its provider sees it.
 *
 * @param reference what the provider calls it
 * @param hls address of the playlist, once there is one
 */
public record RoomAtProvider(String reference, Stage stage, @Nullable String hls) {

    /** Not begun, open to the audience, or over. */
    public enum Stage {
        WAITING,
        LIVE,
        OVER
    }

    public boolean live() {
        return stage == Stage.LIVE;
    }

    public Optional<String> playlist() {
        return Optional.ofNullable(hls);
    }
}
