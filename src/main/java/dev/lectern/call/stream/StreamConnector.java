package dev.lectern.call.stream;

import dev.lectern.call.CallProvider;
import dev.lectern.call.Connector;
import dev.lectern.call.Credentials;
import dev.lectern.call.Remote;
import dev.lectern.call.Setting;
import dev.lectern.call.policy.Capabilities;
import dev.lectern.call.policy.Feature;
import dev.lectern.call.policy.Layout;
import dev.lectern.call.policy.MediaKind;
import dev.lectern.call.policy.Quality;
import dev.lectern.call.policy.RecordingMode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** How to reach Stream: an app's key and secret. */
@ApplicationScoped
class StreamConnector implements Connector {
    static final Capabilities CAPABILITIES =
            new Capabilities(
                    EnumSet.complementOf(
                            EnumSet.of(
                                    Feature.REOPEN,
                                    Feature.IN_HOUSE,
                                    Feature.ROOM_PAGES,
                                    Feature.LAYOUT_WHILE_LIVE,
                                    Feature.RECORDING_PAUSE)),
                    10_000,
                    Set.of(MediaKind.VIDEO_AUDIO, MediaKind.AUDIO),
                    Set.of(RecordingMode.GRID, RecordingMode.SPEAKER),
                    EnumSet.allOf(Quality.class),
                    Set.of(Layout.GRID, Layout.SPOTLIGHT, Layout.FULL),
                    true);

    private final Clock clock;

    StreamConnector(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String name() {
        return "stream";
    }

    @Override
    public String title() {
        return "Stream";
    }

    @Override
    public List<Setting> settings() {
        return List.of(
                Setting.address("Address", "https://video.stream-io-api.com"),
                Setting.account("api-key", "API key"),
                Setting.secret("secret", "Secret"));
    }

    @Override
    public Capabilities capabilities() {
        return CAPABILITIES;
    }

    @Override
    public CallProvider connect(Credentials credentials) {
        StreamKey key = new StreamKey(credentials.get("api-key"), credentials.get("secret"));
        return new StreamProvider(Remote.of(this, credentials), key, clock);
    }
}
