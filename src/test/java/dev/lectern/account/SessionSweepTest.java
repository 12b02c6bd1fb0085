package dev.lectern.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.world.Database;
import dev.lectern.world.Person;
import dev.lectern.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
class SessionSweepTest {
    @Inject World world;
    @Inject Sessions sessions;
    @Inject Pool database;

    @Test
    void what_has_expired_opens_nothing_and_is_forgotten_at_the_next_sweep() throws Throwable {
        Person alice = world.alice();
        Person mallory = world.mallory();
        database.preparedQuery(
                        "update session set expires_at = created_at - interval '1 second'"
                                + " where account_id = $1")
                .executeAndAwait(Tuple.of(alice.account()));

        alice.browser().get("/settings/profile").then().statusCode(303);
        VertxContextSupport.subscribeAndAwait(sessions::forgetExpired);

        assertThat(sessionsOf(alice)).isZero();
        assertThat(sessionsOf(mallory)).isEqualTo(1);
    }

    private long sessionsOf(Person person) {
        return database.preparedQuery("select count(*) from session where account_id = $1")
                .executeAndAwait(Tuple.of(person.account()))
                .iterator()
                .next()
                .getLong(0);
    }
}
