package dev.lectern.sfu;

import com.microsoft.playwright.Page;
import dev.lectern.sfu.load.Loopback;
import dev.lectern.world.Browser;
import dev.lectern.world.LossyNetwork;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What a viewer in Chromium sees while the publisher's line, or the viewer's, or each of them loses
 * packets both ways. The picture has the three sizes that our own page sends. {@code mvn test
 * -Dtest=LossBench -Dloss.share=0.05 -Dloss.delay=50 | grep FIGURE}
 */
class LossBench extends BrowserView {
    private static final double SHARE =
            Double.parseDouble(System.getProperty("loss.share", "0.05"));
    private static final int DELAY = Integer.getInteger("loss.delay", 50);
    private static final int SECONDS = Integer.getInteger("loss.seconds", 30);
    private static final String LINES = System.getProperty("loss.lines", "publisher,viewer,both");
    private static final Duration SETTLING = Duration.ofSeconds(8);

    private static final String PUBLISH =
            """
            async () => {
              const pc = connections.alice = new RTCPeerConnection();
              const wanted = { audio: true, video: { width: 1280, height: 720, frameRate: 30 } };
              const stream = await navigator.mediaDevices.getUserMedia(wanted);
              const options = { direction: 'sendonly', streams: [stream] };
              pc.addTransceiver(stream.getAudioTracks()[0], options);
              const sendEncodings = [
                { rid: 'l', scaleResolutionDownBy: 4, maxBitrate: 150000 },
                { rid: 'm', scaleResolutionDownBy: 2, maxBitrate: 600000 },
                { rid: 'h', maxBitrate: 2500000 }];
              const video = stream.getVideoTracks()[0];
              prefer(pc.addTransceiver(video, { ...options, sendEncodings }), 'VP8');
              await exchange(pc, '/whip?person=alice', {});
            }
            """;

    private static final String SEEN =
            """
            async () => {
              for (const one of (await connections.carol.getStats()).values()) {
                if (one.type !== 'inbound-rtp' || one.kind !== 'video') continue;
                return { frames: one.framesDecoded, freezes: one.freezeCount,
                  frozen: one.totalFreezesDuration, height: one.frameHeight || 0,
                  nacks: one.nackCount, plis: one.pliCount, lost: one.packetsLost,
                  dropped: one.framesDropped };
              }
              return {};
            }
            """;

    private LossyNetwork before;
    private LossyNetwork behind;

    @Test
    void figures() throws Exception {
        for (String lines : LINES.split(",")) {
            try (Browser chromium = Browser.open();
                    EngineOverHttp engine = new EngineOverHttp(Loopback.CONFIG);
                    LossyNetwork publishers = new LossyNetwork(engine.engine.port());
                    LossyNetwork viewers = new LossyNetwork(engine.engine.port())) {
                world = engine;
                before = publishers;
                behind = viewers;
                seen(lines, chromium);
            }
        }
    }

    private void seen(String lines, Browser chromium) throws InterruptedException {
        List<LossyNetwork> losing =
                switch (lines) {
                    case "publisher" -> List.of(before);
                    case "viewer" -> List.of(behind);
                    case "both" -> List.of(before, behind);
                    default -> List.<LossyNetwork>of();
                };
        losing.forEach(line -> line.delaying(DELAY));
        world.network = before;
        Page alice = chromium.page(chromium.person(), world.url());
        alice.evaluate(PUBLISH);
        world.room.open();
        world.network = behind;
        page = chromium.page(alice.context(), world.url());
        page.evaluate("watch('carol', 'person=carol')");
        Thread.sleep(SETTLING.toMillis());
        losing.forEach(line -> line.losing(SHARE));
        say(lines);
    }

    private void say(String lines) throws InterruptedException {
        Map<?, ?> began = seen();
        int small = 0;
        int large = 0;
        for (int i = 0; i < SECONDS; i++) {
            Thread.sleep(1000);
            double height = figure(seen(), "height");
            if (height <= 180) small++;
            if (height >= 720) large++;
        }
        Map<?, ?> after = seen();
        System.out.printf("FIGURE %s %.0f %% %d ms:", lines, SHARE * 100, DELAY);
        for (String one : List.of("freezes", "frozen", "frames", "dropped", "nacks", "plis")) {
            System.out.printf(" %s %.1f", one, figure(after, one) - figure(began, one));
        }
        System.out.printf("; of %d s %d small, %d large%n", SECONDS, small, large);
    }

    private Map<?, ?> seen() {
        return (Map<?, ?>) page.evaluate(SEEN);
    }

    private static double figure(Map<?, ?> all, String name) {
        return all.get(name) instanceof Number number ? number.doubleValue() : 0;
    }
}
