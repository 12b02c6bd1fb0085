package dev.lectern.call.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.call.CallId;
import dev.lectern.call.CallPlan;
import dev.lectern.call.CallProvider;
import dev.lectern.call.CallProviderContract;
import dev.lectern.call.Credentials;
import dev.lectern.call.Grant;
import dev.lectern.call.policy.Role;
import dev.lectern.kit.token.Purpose;
import dev.lectern.kit.token.Tokens;
import dev.lectern.world.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
class BuiltinProviderTest extends CallProviderContract {
    @Inject BuiltinRooms rooms;
    @Inject Tokens tokens;

    @Override
    protected CallProvider provider() {
        return connect("builtin", new Credentials(Map.of()));
    }

    @Override
    protected int held(CallId id) {
        return await(() -> rooms.find(id.toString())).isPresent() ? 1 : 0;
    }

    @Override
    protected boolean mayPublish(CallPlan plan, Grant grant) {
        return grant.extra().containsKey("whip");
    }

    @Override
    protected boolean onStage(CallPlan plan, String identity) {
        BuiltinGrant grant =
                new BuiltinGrant(
                        plan.occurrence(),
                        plan.reference(),
                        identity,
                        Role.ATTENDEE,
                        false,
                        Instant.now());
        return worth(plan, grant).orElseThrow().onStage();
    }

    @Override
    protected boolean letsIn(CallPlan plan, Grant grant) {
        return worth(plan, read(grant.token())).isPresent();
    }

    @Override
    protected int limit(CallPlan plan) {
        return await(() -> rooms.require(plan.reference())).spec().maxParticipants();
    }

    @Test
    void a_grant_carries_the_two_addresses_and_reads_back_as_what_was_promised() {
        CallPlan plan = made();

        Grant grant = grant(plan, "bob", Role.PANELIST);

        String call = "/call/" + plan.occurrence();
        assertThat(grant.extra().get("whip").toString())
                .startsWith("http")
                .endsWith(call + "/whip");
        assertThat(grant.extra().get("whep").toString()).endsWith(call + "/whep");
        BuiltinGrant read = read(grant.token());
        assertThat(read.occurrence()).isEqualTo(plan.occurrence());
        assertThat(read.identity()).isEqualTo("bob");
        assertThat(read.role()).isEqualTo(Role.PANELIST);
        assertThat(read.hidden()).isFalse();
    }

    @Test
    void an_expired_grant_is_worth_nothing() {
        CallPlan plan = made();

        Grant grant =
                await(
                        () ->
                                provider()
                                        .grant(
                                                plan,
                                                dev.lectern.call.Who.of("bob", "Bob"),
                                                Role.HOST,
                                                Instant.now().minusSeconds(1)));

        assertThat(tokens.read(Purpose.GRANT, grant.token())).isEmpty();
    }

    private java.util.Optional<Role> worth(CallPlan plan, BuiltinGrant grant) {
        return await(() -> rooms.require(plan.reference())).roleOf(grant);
    }

    private BuiltinGrant read(String token) {
        return tokens.read(Purpose.GRANT, token).flatMap(BuiltinGrant::of).orElseThrow();
    }
}
