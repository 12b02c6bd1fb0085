package dev.lectern.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import dev.lectern.world.Ffmpeg;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is kept of a webinar can be watched again: by Chromium, and by ffmpeg without a word. */
class RecordingJourney extends Journey {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int FRAMES_RECORDED = 180;

    /** A browser that sends VP8 alone. */
    private static final String NO_H264 =
            """
            const real = RTCRtpSender.getCapabilities;
            RTCRtpSender.getCapabilities = (kind) => {
              const all = real.call(RTCRtpSender, kind);
              return { ...all, codecs: all.codecs.filter((one) => !/h264/i.test(one.mimeType)) };
            };
            const add = RTCPeerConnection.prototype.addTransceiver;
            RTCPeerConnection.prototype.addTransceiver = function (what, options) {
              const made = add.call(this, what, options);
              if (options?.direction === 'sendonly' && (what.kind ?? what) === 'video') {
                made.setCodecPreferences(RTCRtpSender.getCapabilities('video').codecs);
              }
              return made;
            };
            """;

    /** Plays a file from its second second on, until it saw enough, and tells what it saw. */
    private static final String REPLAY =
            """
            async (address) => {
              const video = document.createElement('video');
              const happens = (name) => new Promise((done, failed) => {
                video.addEventListener(name, done, { once: true });
                video.addEventListener('error', () => failed(new Error(video.error.message)));
              });
              document.body.append(video);
              video.src = address;
              await happens('loadeddata');
              video.currentTime = 2;
              await happens('seeked');
              await video.play();
              const seen = () => video.getVideoPlaybackQuality().totalVideoFrames;
              while (!video.ended && (video.currentTime < 4 || seen() <= 20)) {
                await happens('timeupdate');
              }
              return { seconds: video.duration, width: video.videoWidth,
                frames: seen(),
                sound: video.webkitAudioDecodedByteCount };
            }
            """;

    @BeforeAll
    void ffmpeg_is_there() {
        Ffmpeg.requireInstalled();
    }

    @Test
    void a_webinar_in_h264_becomes_an_mp4() {
        JsonObject recording = recorded(browser.person(), false);

        assertThat(codecs(recording)).contains("codec_name=h264", "codec_name=opus");
    }

    @Test
    void the_host_is_told_where_there_is_no_h264_and_the_recording_is_webm() {
        BrowserContext alice = browser.person();
        alice.addInitScript(NO_H264);

        JsonObject recording = recorded(alice, true);

        assertThat(codecs(recording)).contains("codec_name=vp8", "codec_name=opus");
    }

    private static String codecs(JsonObject recording) {
        return String.join(" ", Ffmpeg.entries(recording.getString("url"), "stream=codec_name"));
    }

    /** The recording of a few seconds, which plays and which ffmpeg has nothing to say about. */
    private JsonObject recorded(BrowserContext alice, boolean told) {
        try (Studio studio = Studio.open(lectern, alice, "recorded-speaker")) {
            assertThat(studio.page().locator("[data-part=no-h264]"))
                    .isVisible(
                            new com.microsoft.playwright.assertions.LocatorAssertions
                                            .IsVisibleOptions()
                                    .setVisible(told));
            studio.turnOn("Camera", "Microphone");
            studio.goLive();
            Watching carol = new Watching(studio.guest("carol", browser.person()));
            carol.seesTheTestPicture();
            double before = carol.frames();
            await().atMost(PATIENCE).until(() -> carol.frames() > before + FRAMES_RECORDED);
            studio.end();
            carol.page().context().close();

            JsonObject recording = studio.recording();

            String url = recording.getString("url");
            assertThat(Ffmpeg.complaintsAbout(url)).isEmpty();
            Page page = studio.page();
            Map<?, ?> seen = (Map<?, ?>) page.evaluate(REPLAY, url);
            assertThat(number(seen, "seconds")).isGreaterThan(5);
            assertThat(number(seen, "width")).isGreaterThanOrEqualTo(320);
            assertThat(number(seen, "frames")).isGreaterThan(20);
            assertThat(number(seen, "sound")).isPositive();
            return recording;
        }
    }

    private static double number(Map<?, ?> seen, String figure) {
        return ((Number) seen.get(figure)).doubleValue();
    }
}
