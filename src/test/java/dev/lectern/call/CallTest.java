package dev.lectern.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.call.policy.Preset;
import dev.lectern.kit.db.Ids;
import dev.lectern.kit.web.fault.Clashed;
import dev.lectern.kit.web.fault.Refused;
import dev.lectern.kit.web.fault.Sentence;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Every state and every verb, in one table. */
class CallTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final RoomAtProvider ROOM =
            new RoomAtProvider("theirs", RoomAtProvider.Stage.WAITING, null);

    private static final Map<String, Consumer<Call>> VERBS =
            Map.of(
                    "provisioned", call -> call.provisioned(ROOM, 1),
                    "failed", call -> call.failed(Sentence.of("no", "nein")),
                    "goLive", call -> call.goLive(ROOM, NOW),
                    "end", call -> call.end(NOW),
                    "release", Call::release,
                    "renew", Call::renew,
                    "moveTo", call -> call.moveTo("daily"));

    /** In the order pending, failing, ready, live, ended, released; a dash is a refusal. */
    private static final Map<String, List<String>> EXPECTED =
            Map.of(
                    "provisioned", List.of("READY", "READY", "-", "-", "-", "-"),
                    "failed", List.of("FAILING", "FAILING", "READY", "LIVE", "ENDED", "RELEASED"),
                    "goLive", List.of("-", "-", "LIVE", "LIVE", "LIVE", "-"),
                    "end", List.of("-", "-", "-", "ENDED", "ENDED", "-"),
                    "release",
                            List.of(
                                    "RELEASED",
                                    "RELEASED",
                                    "RELEASED",
                                    "RELEASED",
                                    "RELEASED",
                                    "RELEASED"),
                    "renew", List.of("-", "-", "-", "-", "PENDING", "PENDING"),
                    "moveTo", List.of("PENDING", "PENDING", "PENDING", "-", "PENDING", "PENDING"));

    @Test
    void each_verb_leads_from_each_state_where_the_picture_says_or_is_refused() {
        for (String verb : VERBS.keySet()) {
            Map<CallState, String> outcomes = new EnumMap<>(CallState.class);
            for (CallState from : CallState.values()) {
                outcomes.put(from, outcome(verb, from));
            }

            assertThat(List.copyOf(outcomes.values())).as(verb).isEqualTo(EXPECTED.get(verb));
        }
    }

    @Test
    void a_new_generation_forgets_what_the_provider_called_the_old_one() {
        Call call = in(CallState.ENDED);
        call.reference = "theirs";

        call.renew();

        assertThat(call.reference).isEqualTo(new CallId(call.occurrence, 2).toString());
        assertThat(call.stale()).isTrue();
    }

    @Test
    void a_change_makes_it_stale_until_the_provider_has_been_told_that_very_revision() {
        Call call = in(CallState.PENDING);
        int before = call.revision;
        call.change(request(), List.of());

        call.provisioned(ROOM, before);

        assertThat(call.stale()).isTrue();
        call.know(ROOM, call.revision);
        assertThat(call.stale()).isFalse();
    }

    private static String outcome(String verb, CallState from) {
        Call call = in(from);
        try {
            VERBS.get(verb).accept(call);
            return call.state.name();
        } catch (Clashed | Refused refusal) {
            assertThat(call.state).isEqualTo(from);
            return "-";
        }
    }

    private static Call in(CallState state) {
        Call call = new Call(request(), "builtin", List.of());
        call.state = state;
        return call;
    }

    private static CallRequest request() {
        return new CallRequest(
                Ids.next(),
                Ids.next(),
                Ids.next(),
                "Pruning",
                null,
                Preset.GUEST_WEBINAR.spec(),
                NOW,
                NOW.plusSeconds(3600));
    }
}
