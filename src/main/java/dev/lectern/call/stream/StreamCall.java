package dev.lectern.call.stream;

import dev.lectern.call.RoomAtProvider;
import dev.lectern.call.RoomAtProvider.Stage;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A call as Stream describes it. */
record StreamCall(JsonObject json) {
    private static final long NANOS = 1_000_000_000L;
    private static final long LATEST_SECOND = 100_000_000_000L;

    static StreamCall in(JsonObject answer) {
        return new StreamCall(answer.getJsonObject("call"));
    }

    boolean over() {
        return json.getValue("ended_at") != null;
    }

    boolean backstage() {
        return json.getBoolean("backstage", false);
    }

    boolean live() {
        return !over() && !backstage();
    }

    boolean recording() {
        return json.getBoolean("recording", false);
    }

    Optional<String> playlist() {
        return Optional.ofNullable(json.getJsonObject("egress"))
                .flatMap(egress -> Optional.ofNullable(egress.getJsonObject("hls")))
                .map(hls -> hls.getString("playlist_url"))
                .filter(url -> !url.isEmpty());
    }

    RoomAtProvider room() {
        Stage stage = live() ? Stage.LIVE : over() ? Stage.OVER : Stage.WAITING;
        return new RoomAtProvider(json.getString("id"), stage, playlist().orElse(null));
    }

    /** Times come as RFC 3339 text or as nanoseconds since 1970. */
    static @Nullable Instant time(@Nullable Object value) {
        if (value instanceof Number number) {
            long count = number.longValue();
            return count > LATEST_SECOND
                    ? Instant.ofEpochSecond(count / NANOS, count % NANOS)
                    : Instant.ofEpochSecond(count);
        }
        return value instanceof String text && !text.isEmpty() ? Instant.parse(text) : null;
    }
}
