package dev.lectern.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lectern.call.StageEngine;
import dev.lectern.call.Track;
import dev.lectern.call.builtin.Signalling;
import dev.lectern.call.policy.Role;
import dev.lectern.sfu.dtls.Handshakes;
import dev.lectern.sfu.load.LoadClient;
import dev.lectern.sfu.load.Microphone;
import dev.lectern.world.Database;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.epoll.EpollEventLoopGroup;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who sends with another program than a page, as OBS does by WHIP. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class OtherProgramsTest extends RoomScene {
    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject Rooms rooms;
    @Inject StageEngine engine;

    private final EventLoopGroup group = new EpollEventLoopGroup(1);
    private final Handshakes handshakes = new Handshakes(1);

    @AfterEach
    void their_machine_goes() {
        group.shutdownGracefully();
    }

    @Test
    void who_sends_before_a_page_is_open_is_on_the_stage_that_opens_later() throws Exception {
        try (Microphone obs = sends("obs-1")) {
            Talker first = enter(studioPass());
            seesOnStage(first, "obs-1");
            first.close();
            await().atMost(SOON).until(() -> rooms.find(id()).isEmpty());

            Talker later = enter(studioPass());

            seesOnStage(later, "obs-1");
            await().atMost(SOON).until(() -> later.hears("presence").getInteger("people") == 2);
        }
    }

    @Test
    void what_no_home_says_any_more_is_forgotten() {
        Talker host = enter(studioPass());
        host.hears("welcome");
        Sending sending = new Sending(true, true, false);
        Present ghost = new Present("ghost", "Ghost", Role.PANELIST, sending, false);
        await().atMost(SOON)
                .until(
                        () -> {
                            rooms.publish(id(), ghost);
                            return onStage(host, "ghost");
                        });

        await().atMost(SOON).until(() -> !onStage(host, "ghost"));
    }

    @Test
    void another_program_is_heard_though_the_page_of_its_person_has_all_off() throws Exception {
        Talker host = starts();
        String carol = register("carol");
        Talker page = onStage(host, carol, "panelist");
        page.say(microphone(false));
        try (Microphone obs = sends(carol)) {
            await().atMost(SOON).until(() -> hasMicrophoneOn(host, carol));

            page.say(microphone(false).put("muted", true));

            await().atMost(SOON).until(() -> !hasMicrophoneOn(host, carol));
        }
    }

    @Test
    void a_muted_microphone_silences_the_sound_of_a_screen_too() throws Exception {
        Talker host = starts();
        String carol = register("carol");
        onStage(host, carol, "cohost");
        try (Microphone obs = sends(carol, "cohost", "/whip?source=screen")) {
            await().atMost(SOON).until(() -> hasMicrophoneOn(host, carol));

            host.say(about("mute", 3, carol)).answer(3);

            await().atMost(SOON).until(() -> !sends(carol, Track.MICROPHONE));
            await().atMost(SOON).until(() -> !hasMicrophoneOn(host, carol));
        }
    }

    @Test
    void a_host_mutes_the_screen_of_another_program_while_its_person_has_a_page_open_too()
            throws Exception {
        Talker host = starts();
        String carol = register("carol");
        onStage(host, carol, "cohost");
        try (Microphone obs = sends(carol, "cohost", "/whip?source=screen")) {
            await().atMost(SOON).until(() -> sends(carol, Track.SCREEN));

            host.say(about("mute", 3, carol).put("what", "screen")).answer(3);

            await().atMost(SOON).until(() -> !sends(carol, Track.SCREEN));
        }
    }

    @Test
    void a_host_mutes_another_program_while_its_person_has_a_page_open_too() throws Exception {
        Talker host = starts();
        String carol = register("carol");
        Talker page = onStage(host, carol, "panelist");
        try (Microphone obs = sends(carol)) {
            await().atMost(SOON).until(() -> sends(carol, Track.MICROPHONE));

            host.say(about("mute", 3, carol));

            assertThat(host.answer(3).getString("type")).isEqualTo("done");
            assertThat(page.hears("mute").getString("what")).isEqualTo("microphone");
            await().atMost(SOON).until(() -> !sends(carol, Track.MICROPHONE));

            page.say(microphone(false)).say(microphone(true));

            await().atMost(SOON).until(() -> sends(carol, Track.MICROPHONE));
        }
    }

    private Talker starts() {
        Talker host = enter(studioPass());
        host.hears("welcome");
        host.say("start", 1).answer(1);
        return host;
    }

    private Talker onStage(Talker host, String guest, String role) {
        Talker page = enter(livePass(guest));
        page.hears("welcome");
        host.say(about("promote", 2, guest).put("role", role)).answer(2);
        return page;
    }

    private static boolean hasMicrophoneOn(Talker talker, String identity) {
        return talker.hears("stage").getJsonArray("people").stream()
                .map(JsonObject.class::cast)
                .filter(one -> one.getString("id").equals(identity))
                .anyMatch(one -> one.getBoolean("microphone"));
    }

    private boolean sends(String identity, Track track) {
        return engine.sending(id())
                .await()
                .atMost(SOON)
                .getOrDefault(identity, Set.of())
                .contains(track);
    }

    private UUID id() {
        return UUID.fromString(occurrence);
    }

    private static void seesOnStage(Talker talker, String identity) {
        await().atMost(SOON).until(() -> onStage(talker, identity));
    }

    private static boolean onStage(Talker talker, String identity) {
        return talker.hears("stage").getJsonArray("people").stream()
                .anyMatch(one -> ((JsonObject) one).getString("id").equals(identity));
    }

    private static JsonObject about(String what, int ref, String who) {
        return new JsonObject().put("type", what).put("ref", ref).put("who", who);
    }

    private static JsonObject microphone(boolean on) {
        return new JsonObject()
                .put("type", "devices")
                .put("camera", false)
                .put("microphone", on)
                .put("screen", false);
    }

    private Microphone sends(String identity) throws Exception {
        return sends(identity, "panelist", "/whip");
    }

    private Microphone sends(String identity, String role, String whip) throws Exception {
        String token =
                alice.api()
                        .body(Map.of("role", role, "name", "OBS", "identity", identity))
                        .post(at("/grants"))
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("token");
        LoadClient client = new LoadClient(handshakes);
        Response answer =
                Signalling.bearing(token)
                        .body(client.offerWithSound(true))
                        .post("/call/" + occurrence + whip);
        answer.then().statusCode(201);
        String sdp = answer.asString();
        String port = sdp.replaceAll("(?s).*a=candidate:\\S+ 1 udp \\d+ \\S+ (\\d+) .*", "$1");
        InetAddress here = InetAddress.getLoopbackAddress();
        client.connect(group, new InetSocketAddress(here, Integer.parseInt(port)), sdp);
        client.opened().get(10, TimeUnit.SECONDS);
        return new Microphone(group, client);
    }
}
