package dev.lectern.journey;

import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What a page really receives: counted by the browser, and looked at pixel by pixel. */
final class Watching {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration LONG_PATIENCE = Duration.ofSeconds(60);

    /**
     * Keeps every connection of the page, and every session it opened, for the test to find. Its
     * camera is a small one: a machine that encodes for all of them has enough to do.
     */
    private static final String KEEP =
            """
            {
              const Real = window.RTCPeerConnection;
              window.connections = [];
              window.RTCPeerConnection = class extends Real {
                constructor(...all) { super(...all); window.connections.push(this); }
              };
              const devices = navigator.mediaDevices;
              const take = devices?.getUserMedia.bind(devices);
              if (take) devices.getUserMedia = ({ video, ...rest }) =>
                take(video ? { ...rest, video: { ...video, width: 640, height: 360 } } : rest);
              const ask = window.fetch;
              window.sessions = [];
              window.fetch = async (address, options) => {
                const response = await ask(address, options);
                const location = response.headers.get('Location');
                if (response.status === 201 && /whip|whep/.test(response.url)) {
                  window.sessions.push({ location: new URL(location, response.url).href,
                    authorization: options.headers.Authorization });
                }
                return response;
              };
            }
            """;

    private static final String SUM =
            """
            async ([kind, field]) => {
              let sum = 0;
              for (const one of window.connections) {
                if (one.connectionState === 'closed') continue;
                (await one.getStats()).forEach((entry) => {
                  if (entry.type === 'inbound-rtp' && entry.kind === kind) sum += entry[field] ?? 0;
                });
              }
              return sum;
            }
            """;

    /** The share of pixels of a picture that have the green of Chromium's test picture. */
    private static final String GREEN =
            """
            (which) => {
              const video = document.querySelector(which);
              if (!video || video.videoWidth === 0) return 0;
              const canvas = document.createElement('canvas');
              canvas.width = 160;
              canvas.height = 90;
              const context = canvas.getContext('2d');
              context.drawImage(video, 0, 0, 160, 90);
              const { data } = context.getImageData(0, 0, 160, 90);
              let green = 0;
              for (let at = 0; at < data.length; at += 4) {
                if (data[at + 1] > 90 && data[at] < 110 && data[at + 2] < 90) green++;
              }
              return green / (160 * 90);
            }
            """;

    /** The first picture from elsewhere. */
    private static final String TILE = ".tile:not(.tile-mine, .tile-plain) video";

    private static final String PROGRAMME = ".stage-programme";

    private static final String PLAYED =
            "() => { const video = document.querySelector('.stage-programme');"
                    + " return video?.webkitAudioDecodedByteCount ? video.currentTime : 0; }";

    private final Page page;

    Watching(Page page) {
        this.page = page;
    }

    static void prepare(BrowserContext person) {
        person.addInitScript(KEEP);
    }

    /** What the browser's console calls an error from now on. */
    static List<String> complaints(Page page) {
        List<String> complaints = new CopyOnWriteArrayList<>();
        page.onConsoleMessage(
                said -> {
                    if (said.type().equals("error")) {
                        complaints.add(said.text() + " " + said.location());
                    }
                });
        return complaints;
    }

    /** As if the person looked at another tab. */
    static void hide(Page page, boolean hidden) {
        page.evaluate(
                "hidden => { Object.defineProperty(document, 'hidden',"
                        + " { configurable: true, value: hidden });"
                        + " document.dispatchEvent(new Event('visibilitychange')); }",
                hidden);
    }

    Page page() {
        return page;
    }

    double frames() {
        return sum("video", "framesDecoded");
    }

    double sound() {
        return sum("audio", "totalAudioEnergy");
    }

    /** How many packets of sound came, and how many bytes were in them. */
    double soundPackets() {
        return sum("audio", "packetsReceived");
    }

    double soundBytes() {
        return sum("audio", "bytesReceived");
    }

    private double sum(String kind, String field) {
        Object value = page.evaluate(SUM, new String[] {kind, field});
        return ((Number) value).doubleValue();
    }

    double green() {
        return green(TILE);
    }

    private double green(String which) {
        return ((Number) page.evaluate(GREEN, which)).doubleValue();
    }

    /** The test picture comes as a stream over HTTP, with its sound, and goes on. */
    void playsTheProgramme() {
        await().atMost(LONG_PATIENCE).until(() -> green(PROGRAMME) > 0.9);
        double before = played();
        await().atMost(PATIENCE).until(() -> played() > before + 3);
    }

    private double played() {
        return ((Number) page.evaluate(PLAYED)).doubleValue();
    }

    /** The test picture arrives as itself, and goes on moving. */
    void seesTheTestPicture() {
        await().atMost(PATIENCE).until(() -> green() > 0.9);
        double before = frames();
        await().atMost(PATIENCE).until(() -> frames() > before + 20);
    }

    void hearsTheTestTone() {
        double before = sound();
        await().atMost(PATIENCE).until(() -> sound() > before + 0.0001);
    }
}
