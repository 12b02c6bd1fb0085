package dev.lectern.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.lectern.world.Ffmpeg;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is kept of a webinar can be watched again: by Chromium, and by ffmpeg without a word. */
class RecordingJourney extends Journey {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int FRAMES_RECORDED = 180;
    private static final int FRAMES_LEFT_OUT = 300;
    private static final double SECONDS_RECORDED = 5;

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

    @Test
    void what_happens_while_the_host_pauses_is_not_in_the_file() {
        try (Studio studio = Studio.open(lectern, browser.person(), "recorded-speaker")) {
            studio.turnOn("Camera", "Microphone");
            long began = System.nanoTime();
            studio.goLive();
            Watching carol = new Watching(studio.guest("carol", browser.person()));
            carol.seesTheTestPicture();
            await().atMost(PATIENCE).until(() -> isTape(studio, "on"));
            passes(carol, FRAMES_RECORDED);
            Studio.button(studio.page(), "Pause recording").click();
            assertThat(tape(studio.page())).hasText("Recording paused");
            assertThat(tape(carol.page())).hasText("Recording paused");
            long paused = System.nanoTime();
            passes(carol, FRAMES_LEFT_OUT);
            double leftOut = secondsSince(paused);
            Studio.button(studio.page(), "Resume recording").click();
            await().atMost(PATIENCE).until(() -> isTape(studio, "on"));
            passes(carol, FRAMES_RECORDED);
            studio.end();
            double whole = secondsSince(began);
            carol.page().context().close();

            String url = studio.recording().getString("url");

            assertThat(Ffmpeg.complaintsAbout(url)).isEmpty();
            List<Double> frames = figures(url, "packet=pts_time", "-select_streams", "v");
            assertThat(frames).hasSizeGreaterThan(FRAMES_RECORDED).isSorted();
            assertThat(longestStep(frames)).isLessThan(leftOut / 2);
            double seconds = figures(url, "format=duration").get(0);
            assertThat(seconds).isGreaterThan(SECONDS_RECORDED).isLessThan(whole - leftOut);
        }
    }

    private static boolean isTape(Studio studio, String state) {
        return state.equals(studio.page().locator("[data-part=tape]").getAttribute("data-tape"));
    }

    private static Locator tape(Page page) {
        return page.locator("[data-part=tape-text]");
    }

    private static void passes(Watching guest, int frames) {
        double before = guest.frames();
        await().atMost(PATIENCE).until(() -> guest.frames() > before + frames);
    }

    private static double secondsSince(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }

    private static List<Double> figures(String url, String entries, String... options) {
        return Ffmpeg.entries(url, entries, options).stream()
                .map(line -> Double.valueOf(line.substring(line.indexOf('=') + 1)))
                .toList();
    }

    private static double longestStep(List<Double> times) {
        double longest = 0;
        for (int i = 1; i < times.size(); i++) {
            longest = Math.max(longest, times.get(i) - times.get(i - 1));
        }
        return longest;
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
