package dev.lectern.sfu;

import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import dev.lectern.sfu.load.Loopback;
import dev.lectern.world.Browser;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What a viewer in Chromium waits for: the first picture of a live stage, and each picture on its
 * way from glass to glass. The picture bears the time at which it was drawn; publisher and viewers
 * share a page, so there is one clock. {@code mvn test -Dtest=BrowserBench | grep FIGURE}
 */
class BrowserBench {
    private static final int JOINS = 30;
    private static final int PICTURES = 300;

    /** Sixteen fields, black or white, say the milliseconds; they survive any codec. */
    private static final String PUBLISH =
            """
            async () => {
              const canvas = document.createElement('canvas');
              canvas.width = 640; canvas.height = 360;
              const context = canvas.getContext('2d');
              const draw = () => {
                const now = Math.round(performance.now()) & 0xffff;
                for (let bit = 0; bit < 16; bit++) {
                  context.fillStyle = now >> bit & 1 ? 'white' : 'black';
                  context.fillRect((bit % 8) * 80, bit < 8 ? 0 : 180, 80, 180);
                }
              };
              setInterval(draw, 33);
              window.clock = canvas;
              const pc = connections.alice = new RTCPeerConnection();
              const stream = canvas.captureStream(30);
              const options = { direction: 'sendonly', streams: [stream] };
              prefer(pc.addTransceiver(stream.getVideoTracks()[0], options), 'VP8');
              await exchange(pc, '/whip?person=alice', {});
            }
            """;

    private static final String JOIN =
            """
            async () => {
              const begun = performance.now();
              const pc = new RTCPeerConnection();
              const video = document.createElement('video');
              video.autoplay = true; video.muted = true; video.playsInline = true;
              document.body.append(video);
              const seen = new Promise(resolve => video.requestVideoFrameCallback(resolve));
              pc.ontrack = event => { video.srcObject = new MediaStream([event.track]); };
              pc.addTransceiver('video', { direction: 'recvonly' });
              await exchange(pc, '/whep?person=carol', {});
              await seen;
              const took = performance.now() - begun;
              await fetch(pc.location, { method: 'DELETE' });
              pc.close(); video.remove();
              return took;
            }
            """;

    private static final String WATCH =
            """
            async count => {
              const pc = new RTCPeerConnection();
              const video = document.createElement('video');
              video.autoplay = true; video.muted = true; video.playsInline = true;
              document.body.append(video);
              pc.ontrack = event => { video.srcObject = new MediaStream([event.track]); };
              pc.addTransceiver('video', { direction: 'recvonly' });
              await exchange(pc, '/whep?person=carol', {});
              const canvas = document.createElement('canvas');
              canvas.width = 64; canvas.height = 36;
              const context = canvas.getContext('2d', { willReadFrequently: true });
              const all = [];
              await new Promise(resolve => {
                const look = now => {
                  context.drawImage(video, 0, 0, 64, 36);
                  const data = context.getImageData(0, 0, 64, 36).data;
                  let then = 0;
                  for (let bit = 0; bit < 16; bit++) {
                    const x = (bit % 8) * 8 + 4, y = bit < 8 ? 9 : 27;
                    if (data[(y * 64 + x) * 4] > 128) then |= 1 << bit;
                  }
                  all.push((Math.round(performance.now()) - then) & 0xffff);
                  if (all.length < count) video.requestVideoFrameCallback(look); else resolve();
                };
                video.requestVideoFrameCallback(look);
              });
              return all.slice(30);
            }
            """;

    @Test
    void figures() throws Exception {
        try (Browser chromium = Browser.open();
                EngineOverHttp world = new EngineOverHttp(Loopback.CONFIG)) {
            Page page = chromium.page(chromium.person(), world.url());
            page.evaluate(PUBLISH);
            world.room.open();
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> !world.room.publications().isEmpty());
            double[] joins = new double[JOINS];
            for (int i = -3; i < JOINS; i++) {
                double took = ((Number) page.evaluate(JOIN)).doubleValue();
                if (i >= 0) joins[i] = took;
            }
            say("first picture", joins);
            List<?> glass = (List<?>) page.evaluate(WATCH, PICTURES);
            say(
                    "glass to glass",
                    glass.stream().mapToDouble(v -> ((Number) v).intValue()).toArray());
        }
    }

    private static void say(String what, double[] millis) {
        java.util.Arrays.sort(millis);
        System.out.printf(
                "FIGURE %s: median %.0f ms, p95 %.0f ms, most %.0f ms of %d%n",
                what,
                millis[millis.length / 2],
                millis[(int) (millis.length * 0.95)],
                millis[millis.length - 1],
                millis.length);
    }
}
