package dev.lectern.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import dev.lectern.world.LossyNetwork;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Picture and sound in rooms of other kinds and over other lines than the usual. */
class MediaJourney extends Journey {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** A network that lets no UDP through. */
    private static final String NO_UDP =
            """
            const set = RTCPeerConnection.prototype.setRemoteDescription;
            RTCPeerConnection.prototype.setRemoteDescription = function (description) {
              const sdp = description.sdp.replace(/^a=candidate:.* udp .*\\r\\n/gm, '');
              return set.call(this, { type: description.type, sdp });
            };
            """;

    /** A network that takes what goes by UDP to another port of this machine. */
    private static final String UDP_THROUGH =
            """
            const set = RTCPeerConnection.prototype.setRemoteDescription;
            RTCPeerConnection.prototype.setRemoteDescription = function (description) {
              const sdp = description.sdp.replace(
                  /^(a=candidate:.* udp \\d+ \\S+) \\d+ /gm, '$1 PORT ');
              return set.call(this, { type: description.type, sdp });
            };
            """;

    /** A room that was away whenever it had something to say of the slots. */
    private static final String NO_NEWS_OF_SLOTS =
            """
            const listen = WebSocket.prototype.addEventListener;
            WebSocket.prototype.addEventListener = function (name, listener, ...rest) {
              const deaf = (event) => {
                if (!/"type":"slots"/.test(event.data)) listener.call(this, event);
              };
              return listen.call(this, name, name === 'message' ? deaf : listener, ...rest);
            };
            """;

    /** A browser without H264, as some are built. */
    private static final String NO_H264 =
            """
            const without = (known) => (kind) => {
              const all = known(kind);
              return { ...all, codecs: all.codecs.filter((one) => !/h264/i.test(one.mimeType)) };
            };
            for (const side of [RTCRtpReceiver, RTCRtpSender]) {
              side.getCapabilities = without(side.getCapabilities.bind(side));
            }
            const add = RTCPeerConnection.prototype.addTransceiver;
            RTCPeerConnection.prototype.addTransceiver = function (...all) {
              const made = add.apply(this, all);
              if (made.receiver.track.kind === 'video') {
                made.setCodecPreferences(RTCRtpReceiver.getCapabilities('video').codecs);
              }
              return made;
            };
            """;

    /** What carries the connections of this page: udp, tcp or nothing yet. */
    private static final String PROTOCOLS =
            """
            async () => {
              const all = new Set();
              for (const one of window.connections) {
                if (one.connectionState !== 'connected') continue;
                (await one.getStats()).forEach((entry, id, stats) => {
                  if (entry.type !== 'transport') return;
                  const pair = stats.get(entry.selectedCandidatePairId);
                  all.add(stats.get(pair?.localCandidateId)?.protocol);
                });
              }
              return [...all].join();
            }
            """;

    /** Whether the room parted from a connection of this page. */
    private static final String PARTED =
            """
            () => window.connections.some((one) => one.connectionState === 'closed'
              || one.getTransceivers().some(({ sender }) => sender.transport?.state === 'closed'))
            """;

    @Test
    void where_udp_is_blocked_both_sides_take_tcp() {
        BrowserContext alice = browser.person();
        alice.addInitScript(NO_UDP);
        BrowserContext person = browser.person();
        person.addInitScript(NO_UDP);
        try (Studio studio = Studio.open(lectern, alice, "guest-webinar")) {
            studio.turnOn("Camera", "Microphone");
            studio.goLive();

            Page carol = studio.guest("carol", person);

            Watching watching = new Watching(carol);
            watching.seesTheTestPicture();
            watching.hearsTheTestTone();
            assertThat(carol.evaluate(PROTOCOLS)).isEqualTo("tcp");
            assertThat(studio.page().evaluate(PROTOCOLS)).isEqualTo("tcp");
            studio.end();
        }
    }

    @Test
    void where_udp_dies_under_way_both_sides_go_on_over_tcp() throws IOException {
        try (LossyNetwork network = new LossyNetwork(lectern.mediaPort())) {
            String through = UDP_THROUGH.replace("PORT", String.valueOf(network.port()));
            BrowserContext alice = browser.person();
            alice.addInitScript(through);
            BrowserContext person = browser.person();
            person.addInitScript(through);
            try (Studio studio = Studio.open(lectern, alice, "guest-webinar")) {
                studio.turnOn("Camera", "Microphone");
                studio.goLive();
                Page gina = studio.guest("gina", person);
                Watching watching = new Watching(gina);
                watching.seesTheTestPicture();
                assertThat(gina.evaluate(PROTOCOLS)).isEqualTo("udp");
                assertThat(studio.page().evaluate(PROTOCOLS)).isEqualTo("udp");

                network.losing(1);

                for (Page page : List.of(gina, studio.page())) {
                    await().atMost(PATIENCE).until(() -> page.evaluate(PROTOCOLS).equals("tcp"));
                }
                watching.seesTheTestPicture();
                watching.hearsTheTestTone();
                studio.end();
            }
        }
    }

    @Test
    void over_a_line_that_loses_packets_a_voice_waits_for_its_picture() throws IOException {
        BrowserContext person = browser.person();
        try (LossyNetwork network = new LossyNetwork(lectern.mediaPort());
                Studio studio = Studio.open(lectern, browser.person(), "guest-webinar")) {
            person.addInitScript(UDP_THROUGH.replace("PORT", String.valueOf(network.port())));
            studio.turnOn("Camera", "Microphone");
            studio.goLive();
            Page lea = studio.guest("lea", person);
            new Watching(lea).seesTheTestPicture();
            assertThat(lea.evaluate(LONGEST_WAIT)).isEqualTo(0);

            network.delaying(50);
            network.losing(0.05);

            await().atMost(PATIENCE.multipliedBy(2))
                    .until(() -> (int) lea.evaluate(LONGEST_WAIT) >= 200);
            studio.end();
        }
    }

    /** For how many milliseconds this page holds a voice back. */
    private static final String LONGEST_WAIT =
            """
            () => Math.max(...window.connections.flatMap((one) => one.getReceivers())
              .map(({ jitterBufferTarget }) => jitterBufferTarget ?? 0))
            """;

    @Test
    void news_of_the_slots_that_never_came_is_asked_for() {
        BrowserContext person = browser.person();
        person.addInitScript(NO_NEWS_OF_SLOTS);
        try (Studio studio = Studio.open(lectern, browser.person(), "guest-webinar")) {
            studio.turnOn("Camera", "Microphone");
            studio.goLive();

            Watching watching = new Watching(studio.guest("hal", person));

            watching.seesTheTestPicture();
            watching.hearsTheTestTone();
            studio.end();
        }
    }

    @Test
    void of_two_studios_of_one_host_the_last_sends_and_the_other_says_so() {
        try (Studio studio = Studio.open(lectern, browser.person(), "guest-webinar")) {
            Page first = studio.page();
            studio.turnOn("Camera", "Microphone");
            studio.goLive();
            Watching watching = new Watching(studio.guest("ida", browser.person()));
            watching.seesTheTestPicture();

            Page second = studio.onceMore();
            Studio.button(second, "Camera").click();
            Studio.button(second, "Microphone").click();

            assertThat(first.getByText("Another page of yours sends now.")).isVisible();
            assertThat(Studio.button(first, "Camera")).hasAttribute("aria-pressed", "false");
            assertThat(first.getByText("page sends your camera")).isVisible();
            assertThat(second.getByText("page sends your camera")).isHidden();
            watching.seesTheTestPicture();
            watching.hearsTheTestTone();

            Studio.button(first, "Send from here").click();

            assertThat(second.getByText("Another page of yours sends now.")).isVisible();
            assertThat(first.getByText("Another page of yours sends now.")).isHidden();
            assertThat(Studio.button(first, "Camera")).hasAttribute("aria-pressed", "true");
            watching.seesTheTestPicture();
            watching.hearsTheTestTone();

            Studio.button(first, "Camera").click();
            Studio.button(first, "Microphone").click();

            assertThat(second.getByText("Another page of yours sends now.")).isHidden();
            assertThat(second.getByText("page sends your camera")).isHidden();
            studio.end();
        }
    }

    @Test
    void a_studio_that_was_offline_while_another_took_over_gives_way_when_it_is_back() {
        BrowserContext away = browser.person();
        try (Studio studio = Studio.open(lectern, away, "guest-webinar")) {
            Page first = studio.page();
            studio.turnOn("Camera", "Microphone");
            studio.goLive();
            Watching watching = new Watching(studio.guest("kim", browser.person()));
            watching.seesTheTestPicture();

            away.setOffline(true);
            BrowserContext here = browser.person();
            Watching.prepare(here);
            Page second = studio.onceMore(here);
            Studio.button(second, "Camera").click();
            Studio.button(second, "Microphone").click();
            await().atMost(PATIENCE).until(() -> (boolean) first.evaluate(PARTED));
            away.setOffline(false);

            assertThat(first.getByText("Another page of yours sends now.")).isVisible();
            assertThat(Studio.button(first, "Send from here")).isVisible();
            assertThat(Studio.button(second, "Camera")).hasAttribute("aria-pressed", "true");
            assertThat(second.getByText("Another page of yours sends now.")).isHidden();
            watching.seesTheTestPicture();
            watching.hearsTheTestTone();
            studio.end();
        }
    }

    @Test
    void whose_browser_plays_no_h264_hears_and_is_told_why_there_is_no_picture() {
        BrowserContext person = browser.person();
        person.addInitScript(NO_H264);
        try (Studio studio = Studio.open(lectern, browser.person(), "guest-webinar")) {
            studio.turnOn("Camera", "Microphone");
            studio.goLive();

            Page jan = studio.guest("jan", person);

            assertThat(jan.getByText("This browser does not play H264")).isVisible();
            new Watching(jan).hearsTheTestTone();
            studio.end();
        }
    }

    @Test
    void in_a_team_room_everybody_shows_themselves() {
        try (Studio studio = Studio.open(lectern, browser.person(), "team-room")) {
            studio.turnOn("Camera");
            studio.goLive();
            Page bob = studio.guest("bob", browser.person());

            Studio.button(bob, "Camera").click();
            Studio.button(bob, "Microphone").click();

            new Watching(bob).seesTheTestPicture();
            Watching host = new Watching(studio.page());
            host.seesTheTestPicture();
            host.hearsTheTestTone();

            bob.reload();

            assertThat(Studio.button(bob, "Camera")).hasAttribute("aria-pressed", "true");
            assertThat(Studio.button(bob, "Microphone")).hasAttribute("aria-pressed", "true");
            host.seesTheTestPicture();
            host.hearsTheTestTone();
            studio.end();
        }
    }

    @Test
    void an_audio_briefing_is_heard_and_offers_no_camera() {
        try (Studio studio = Studio.open(lectern, browser.person(), "audio-briefing")) {
            assertThat(Studio.button(studio.page(), "Camera")).isHidden();
            studio.turnOn("Microphone");
            studio.goLive();

            Page dora = studio.guest("dora", browser.person());

            Watching watching = new Watching(dora);
            watching.hearsTheTestTone();
            assertThat(watching.frames()).isZero();
            studio.end();
        }
    }

    @Test
    void a_muted_microphone_is_silent_and_keeps_its_line_warm() {
        try (Studio studio = Studio.open(lectern, browser.person(), "audio-briefing")) {
            studio.turnOn("Microphone");
            studio.goLive();
            Watching emil = new Watching(studio.guest("emil", browser.person()));
            emil.hearsTheTestTone();

            Studio.button(studio.page(), "Microphone").click();

            double[] heard = {-1};
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> heard[0] == (heard[0] = emil.sound()));
            double packets = emil.soundPackets();
            double bytes = emil.soundBytes();
            await().atMost(PATIENCE).until(() -> emil.soundPackets() >= packets + 10);
            assertThat(emil.sound()).isEqualTo(heard[0]);
            double each = (emil.soundBytes() - bytes) / (emil.soundPackets() - packets);
            assertThat(each).isLessThan(20);
            studio.turnOn("Microphone");
            emil.hearsTheTestTone();
            studio.end();
        }
    }

    @Test
    void a_connection_that_the_room_lost_is_made_anew() {
        try (Studio studio = Studio.open(lectern, browser.person(), "guest-webinar")) {
            studio.turnOn("Camera", "Microphone");
            studio.goLive();
            Page erin = studio.guest("erin", browser.person());
            Watching watching = new Watching(erin);
            watching.seesTheTestPicture();

            // The session's own address is among what the page asked for.
            Object ended = erin.evaluate(END_SESSION);

            assertThat(ended).isEqualTo(200);
            await().atMost(PATIENCE)
                    .until(() -> (int) erin.evaluate("window.connections.length") > 1);
            watching.seesTheTestPicture();
            watching.hearsTheTestTone();
            studio.end();
        }
    }

    /** Ends the session behind the page's back, with the token that it used itself. */
    private static final String END_SESSION =
            """
            async () => {
              const { location, authorization } = window.sessions.at(-1);
              const answer = await fetch(location, {
                method: 'DELETE', headers: { Authorization: authorization } });
              return answer.status;
            }
            """;
}
