package dev.lectern.call.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lectern.call.CallId;
import dev.lectern.call.CallPlan;
import dev.lectern.call.CallProvider;
import dev.lectern.call.CallProviderContract;
import dev.lectern.call.CallRecording;
import dev.lectern.call.Checkup;
import dev.lectern.call.Credentials;
import dev.lectern.call.Grant;
import dev.lectern.call.Participant;
import dev.lectern.call.Remote;
import dev.lectern.call.RoomAtProvider;
import dev.lectern.call.Track;
import dev.lectern.call.Who;
import dev.lectern.call.policy.Feature;
import dev.lectern.call.policy.Preset;
import dev.lectern.call.policy.Role;
import dev.lectern.kit.db.Ids;
import dev.lectern.kit.outward.Allowed;
import dev.lectern.kit.outward.Outward;
import dev.lectern.kit.web.fault.ProviderFailed;
import dev.lectern.kit.web.fault.Refused;
import dev.lectern.kit.web.fault.Sentence;
import dev.lectern.world.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.Vertx;
import jakarta.inject.Inject;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
class StreamProviderTest extends CallProviderContract {
    @Inject Vertx vertx;

    private StreamStub stub;
    private CallProvider provider;

    @BeforeEach
    void open() {
        stub = new StreamStub();
        provider = connect("stream", new Credentials(stub.credentials()));
    }

    @AfterEach
    void close() {
        stub.close();
    }

    @Override
    protected CallProvider provider() {
        return provider;
    }

    @Override
    protected int held(CallId id) {
        return stub.calls().get(id.toString()) == null ? 0 : 1;
    }

    @Override
    protected boolean mayPublish(CallPlan plan, Grant grant) {
        return may(grant).contains("send-audio");
    }

    private Set<String> may(Grant grant) {
        return stub.calls().grants(claims(grant.token()).getString("role"));
    }

    @Override
    protected boolean onStage(CallPlan plan, String identity) {
        return stub.calls()
                .get(plan.reference())
                .getJsonObject("members")
                .containsKey(StreamUser.id(plan, identity));
    }

    @Override
    protected boolean letsIn(CallPlan plan, Grant grant) {
        return !stub.calls()
                .get(plan.reference())
                .getJsonArray("blocked")
                .contains(claims(grant.token()).getString("user_id"));
    }

    @Override
    protected int limit(CallPlan plan) {
        return stub.calls()
                .get(plan.reference())
                .getJsonObject("settings")
                .getJsonObject("limits")
                .getInteger("max_participants");
    }

    @Test
    void a_person_is_muted_track_by_track() {
        CallPlan plan = made();
        grant(plan, "bob", Role.PANELIST);
        String bob = StreamUser.id(plan, "bob");

        await(() -> provider.mute(plan, "bob", Track.MICROPHONE));
        await(() -> provider.mute(plan, "bob", Track.SCREEN));

        assertThat(stub.calls().get(plan.reference()).getJsonArray("muted"))
                .containsExactly(bob + " audio", bob + " screenshare");
    }

    @Test
    void the_call_type_is_made_once_and_never_again() {
        made();
        provider = connect("stream", new Credentials(stub.credentials()));
        made();

        assertThat(stub.calls().typesMade("webinar")).isEqualTo(1);
    }

    @Test
    void a_cohost_leads_beside_the_host_and_does_not_end_it() {
        CallPlan plan = made();

        assertThat(may(grant(plan, "bob", Role.COHOST)))
                .contains("mute-users", "screenshare")
                .doesNotContain("end-call");
        assertThat(may(grant(plan, "alice", Role.HOST))).contains("end-call");
    }

    @Test
    void a_call_type_that_is_there_is_brought_up_to_ours_and_keeps_what_is_not() {
        JsonObject grants =
                new JsonObject()
                        .put("user", new JsonArray().add("join-call").add("send-audio"))
                        .put("moderator", new JsonArray().add("end-call"))
                        .put("guest", new JsonArray().add("read-call"));
        stub.calls().typeMadeByHand(new JsonObject().put("grants", grants));

        CallPlan plan = made();

        assertThat(mayPublish(plan, grant(plan, "carol", Role.ATTENDEE))).isFalse();
        assertThat(mayPublish(plan, grant(plan, "bob", Role.PANELIST))).isTrue();
        assertThat(may(grant(plan, "dora", Role.COHOST))).doesNotContain("end-call");
        assertThat(stub.calls().grants("guest")).containsExactly("read-call");
        assertThat(stub.calls().typesMade("webinar")).isZero();
    }

    @Test
    void the_check_says_that_the_call_type_is_another_until_a_room_is_made() {
        made();
        stub.calls().typeMadeByHand(new JsonObject().put("grants", new JsonObject()));

        Checkup before = await(() -> provider.check());
        made();

        assertThat(before.state()).isEqualTo(Checkup.State.BROKEN);
        assertThat(before.sentence().in(Locale.ENGLISH))
                .contains("“webinar”", "user, call_member, presenter, moderator, host");
        assertThat(await(() -> provider.check()).state()).isEqualTo(Checkup.State.WORKING);
    }

    @Test
    void part_of_a_crowd_is_not_who_is_inside_and_no_outage_either() {
        CallPlan plan = made();
        stub.calls().crowd(plan.reference(), 101);

        assertThatThrownBy(() -> await(() -> provider.participants(plan)))
                .isInstanceOfSatisfying(
                        ProviderFailed.class, failed -> assertThat(failed.permanent()).isTrue());
    }

    @Test
    void of_a_crowd_it_is_known_how_many_of_each_role_there_are() {
        CallPlan plan = made();
        stub.calls().enter(plan.reference(), "bob", "host");
        assertThat(await(() -> provider.present(plan))).isEqualTo(Map.of(Role.HOST, 1));

        stub.calls().crowd(plan.reference(), 101);

        assertThat(await(() -> provider.present(plan))).isEqualTo(Map.of(Role.ATTENDEE, 101));
    }

    @Test
    void another_role_takes_nobodys_name() {
        CallPlan plan = made();
        await(() -> provider.grant(plan, Who.of("carol", "Carol"), Role.PANELIST, soon()));

        await(() -> provider.changeRole(plan, "carol", Role.COHOST));

        assertThat(stub.calls().nameOf(StreamUser.id(plan, "carol"))).isEqualTo("Carol");
    }

    @Test
    void no_identity_is_the_user_who_acts_for_every_workspace() {
        CallPlan plan = made();
        Who evil = Who.of("lectern", "Evil");

        Grant grant = await(() -> provider.grant(plan, evil, Role.HOST, soon()));

        assertThat(grant.identity()).isEqualTo("lectern");
        assertThat(claims(grant.token()).getString("user_id")).isNotEqualTo("lectern");
        assertThat(stub.calls().nameOf("lectern")).isEqualTo("Lectern");
        assertThat(stub.calls().get(plan.reference()).getJsonObject("members").fieldNames())
                .doesNotContain("lectern");
    }

    @Test
    void one_identity_in_two_workspaces_is_two_people() {
        CallPlan ours = made();
        CallPlan theirs = made();

        Grant one = grant(ours, "bob", Role.PANELIST);
        Grant other = grant(theirs, "bob", Role.PANELIST);

        assertThat(claims(one.token()).getString("user_id"))
                .isNotEqualTo(claims(other.token()).getString("user_id"));
    }

    @Test
    void who_is_inside_is_called_what_they_were_granted_as() {
        CallPlan plan = made();
        Grant bobs = grant(plan, "bob", Role.PANELIST);
        stub.calls()
                .enter(plan.reference(), claims(bobs.token()).getString("user_id"), "call_member");

        assertThat(await(() -> provider.participants(plan)))
                .extracting(Participant::identity)
                .containsExactly("bob");
    }

    @Test
    void it_is_made_ahead_with_its_start_its_limits_and_what_it_belongs_to() {
        CallPlan plan = made();

        JsonObject call = stub.calls().get(plan.reference());
        JsonObject limits = call.getJsonObject("settings").getJsonObject("limits");
        assertThat(call.getString("starts_at")).isEqualTo(plan.startsAt().toString());
        assertThat(limits.getInteger("max_participants")).isEqualTo(50);
        assertThat(limits.getInteger("max_duration_seconds")).isEqualTo((60 + 120 + 60) * 60);
        assertThat(call.getJsonObject("custom").getString("title")).isEqualTo(plan.title());
        assertThat(call.getJsonObject("custom").getString("webinar_id"))
                .isEqualTo(plan.webinar().toString());
    }

    @Test
    void going_live_starts_recording_and_hls_as_the_policy_says() {
        CallPlan recorded = made();
        CallPlan plain = plan(new CallId(Ids.next(), 1), Preset.TEAM_ROOM.spec());
        await(() -> provider.ensure(plain));

        RoomAtProvider room = await(() -> provider.start(recorded));
        await(() -> provider.start(plain));

        assertThat(room.playlist()).isPresent();
        assertThat(stub.calls().get(recorded.reference()).getBoolean("recording")).isTrue();
        assertThat(stub.calls().get(plain.reference()).getBoolean("recording")).isFalse();
        assertThat(find(plain).orElseThrow().playlist()).isEmpty();
    }

    @Test
    void a_recording_started_and_stopped_can_be_listed_and_fetched() {
        CallPlan plan = made();
        await(() -> provider.start(plan));
        await(() -> provider.startRecording(plan));
        await(() -> provider.stopRecording(plan));
        await(() -> provider.stopRecording(plan));

        List<CallRecording> recordings = await(() -> provider.recordings(plan));

        assertThat(recordings).hasSize(1);
        assertThat(recordings.get(0).length()).isEqualTo(Duration.ofMinutes(30));
        assertThat(await(() -> provider.download(plan, recordings.get(0).id()))).isPresent();
    }

    @Test
    void pausing_a_recording_is_refused_with_a_sentence() {
        Sentence pause = Sentence.of("pause a recording", "eine Aufzeichnung unterbrechen");

        assertThatThrownBy(
                        () ->
                                provider.capabilities()
                                        .require(Feature.RECORDING_PAUSE, "Stream", pause))
                .isInstanceOf(Refused.class)
                .hasMessage("Stream cannot pause a recording.");
    }

    @Test
    void a_grant_is_a_call_token_that_starts_a_little_early_and_ends_in_time() {
        CallPlan plan = made();

        Grant grant = grant(plan, "bob", Role.COHOST);

        JsonObject claims = claims(grant.token());
        assertThat(claims.getString("user_id")).isEqualTo(StreamUser.id(plan, "bob"));
        assertThat(grant.toJson().getString("userId")).isEqualTo(StreamUser.id(plan, "bob"));
        assertThat(claims.getString("role")).isEqualTo("moderator");
        assertThat(claims.getJsonArray("call_cids")).containsExactly("webinar:" + plan.reference());
        assertThat(claims.getLong("exp")).isEqualTo(grant.expiresAt().getEpochSecond());
        assertThat(claims.getLong("iat")).isLessThan(java.time.Instant.now().getEpochSecond());
    }

    @Test
    void letting_the_audience_in_asks_nothing_of_the_provider() {
        CallPlan plan = made();
        int before = stub.asked().size();

        grant(plan, "carol", Role.ATTENDEE);

        assertThat(stub.asked()).hasSize(before);
        assertThat(stub.calls().users()).containsExactly("lectern");
    }

    @Test
    void a_bad_key_is_a_permanent_failure_and_says_so() {
        Map<String, String> wrong = new HashMap<>(stub.credentials());
        wrong.put("secret", "another");
        provider = connect("stream", new Credentials(wrong));

        assertThatThrownBy(this::made)
                .isInstanceOfSatisfying(
                        ProviderFailed.class, failed -> assertThat(failed.permanent()).isTrue())
                .hasMessageStartingWith("Stream refuses our key.");
        assertThat(await(() -> provider.check()).state()).isEqualTo(Checkup.State.BAD_KEY);
    }

    @Test
    void an_address_where_nobody_listens_is_unreachable() {
        stub.close();

        assertThatThrownBy(this::made)
                .isInstanceOfSatisfying(
                        ProviderFailed.class, failed -> assertThat(failed.permanent()).isFalse());
        assertThat(await(() -> provider.check()).state()).isEqualTo(Checkup.State.UNREACHABLE);
    }

    @Test
    void an_address_of_a_workspace_that_leads_inside_is_not_asked() {
        assertThatThrownBy(() -> await(() -> leading(InetAddress::getAllByName).find(plan())))
                .isInstanceOfSatisfying(
                        ProviderFailed.class, failed -> assertThat(failed.permanent()).isTrue());

        assertThat(stub.asked()).isEmpty();
    }

    @Test
    void a_name_that_answers_otherwise_when_it_is_connected_to_is_told_nothing() {
        InetAddress[] outside = {address("93.184.216.34")};

        assertThatThrownBy(() -> await(() -> leading(host -> outside).find(plan())))
                .isInstanceOf(ProviderFailed.class);

        assertThat(stub.asked()).isEmpty();
    }

    private CallProvider leading(Outward.Names names) {
        Allowed nothing = Allowed.by("LECTERN_PROVIDER_ALLOW", Optional.empty());
        Outward outward = new Outward(vertx, names, nothing);
        return connect("stream", new Credentials(stub.credentials(), outward));
    }

    private static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void a_clock_that_is_wrong_is_told_apart() {
        Remote remote = new Remote("stream", "Stream", URI.create(stub.url()), null);
        StreamKey key = new StreamKey(StreamStub.KEY, StreamStub.SECRET);
        Clock fast = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(3));
        CallProvider ahead = new StreamProvider(remote, key, fast);

        Checkup checkup = await(ahead::check);

        assertThat(checkup.state()).isEqualTo(Checkup.State.CLOCK_SKEW);
        assertThat(checkup.sentence().in(Locale.ENGLISH)).contains("before that of Stream");
    }

    @Test
    void trouble_of_theirs_and_too_many_questions_are_failures_for_now() {
        CallPlan plan = made();
        stub.failNext(
                429,
                Map.of("X-RateLimit-Reset", "1795000000"),
                "{\"code\":9,\"message\":\"slow\"}");
        stub.failNext(503, Map.of(), "<html>bad gateway</html>");

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> find(plan))
                    .isInstanceOfSatisfying(
                            ProviderFailed.class,
                            failed -> assertThat(failed.permanent()).isFalse());
        }
    }

    @Test
    void what_stream_calls_unrecoverable_is_not_tried_again() {
        CallPlan plan = made();
        stub.failNext(500, Map.of(), "{\"code\":-1,\"message\":\"no\",\"unrecoverable\":true}");

        assertThatThrownBy(() -> find(plan))
                .isInstanceOfSatisfying(
                        ProviderFailed.class, failed -> assertThat(failed.permanent()).isTrue());
    }

    @Test
    void a_redirect_is_not_followed() {
        try (StreamStub elsewhere = new StreamStub()) {
            stub.failNext(307, Map.of("Location", elsewhere.url() + "/api/v2/app"), "");

            Checkup checkup = await(() -> provider.check());

            assertThat(checkup.state()).isEqualTo(Checkup.State.BROKEN);
            assertThat(elsewhere.asked()).isEmpty();
        }
    }

    private static JsonObject claims(String token) {
        return new JsonObject(new String(Base64.getUrlDecoder().decode(token.split("\\.")[1])));
    }
}
