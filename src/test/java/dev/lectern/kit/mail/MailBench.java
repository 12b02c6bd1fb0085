package dev.lectern.kit.mail;

import dev.lectern.world.DurableDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Figures of mail, from the outbox to a mail server on this machine; see docs/performance.md. */
@QuarkusTest
@QuarkusTestResource(value = DurableDatabase.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(
        value = MailServer.class,
        initArgs = @ResourceArg(name = "connections", value = "8"),
        restrictToAnnotatedClass = true)
class MailBench {
    private static final String PEOPLE =
            """
            select jsonb_build_object('to', 'p' || n || '@' || $1 || '.example.org',
                       'subject', 'We are live',
                       'workspace', $1::text) as about,
                   'person:' || n as reference, $1 || ':' || n as once_key
            from generate_series(1, $2::int) n
            """;

    @Inject Outbox outbox;
    @Inject Pool pool;

    @Test
    void mails_a_second() {
        send(3_000);
        send(3_000);
        print("%,d mails a second to a mail server on this machine", send(20_000));
    }

    @Test
    void a_hundred_thousand_mails_in_one_statement() {
        long start = System.nanoTime();
        UUID workspace = UUID.randomUUID();
        pool.withTransaction(
                        connection ->
                                outbox.postAll(
                                        connection,
                                        new Crowd("test-letter", workspace, workspace),
                                        PEOPLE,
                                        Tuple.of(workspace.toString(), 100_000)))
                .await()
                .indefinitely();
        print("100,000 mails queued in %.2f s", (System.nanoTime() - start) / 1e9);
        pool.query("delete from work where kind = 'mail.many'").execute().await().indefinitely();
    }

    private long send(int mails) {
        UUID workspace = UUID.randomUUID();
        MailServer.server.forget();
        long start = System.nanoTime();
        pool.withTransaction(
                        connection ->
                                outbox.postAll(
                                        connection,
                                        new Crowd("test-letter", workspace, workspace),
                                        PEOPLE,
                                        Tuple.of(workspace.toString(), mails)))
                .await()
                .indefinitely();
        long queued = System.nanoTime();
        while (MailServer.server.received() < mails) {
            pause();
        }
        long nanos = System.nanoTime() - start;
        print(
                "    (%,d queued after %.2f s, sent after %.2f s)",
                mails, (queued - start) / 1e9, nanos / 1e9);
        return mails * 1_000_000_000L / nanos;
    }

    private static void pause() {
        Uni.createFrom()
                .voidItem()
                .onItem()
                .delayIt()
                .by(Duration.ofMillis(20))
                .await()
                .indefinitely();
    }

    private static void print(String words, Object... values) {
        System.out.println("FIGURE " + words.formatted(values));
    }
}
