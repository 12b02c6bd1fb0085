package dev.lectern.kit.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.world.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What became of mails, found by what they concern. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class MailLogTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject Outbox outbox;
    @Inject MailLog log;
    @Inject Pool pool;

    @Test
    void of_mails_that_were_sent_at_one_moment_the_last_is_the_newest() {
        String carol = "person " + UUID.randomUUID();
        List<Message> together =
                List.of(about(carol, "First"), about(carol, "Second"), about(carol, "Third"));

        outbox.send(pool, together).await().atMost(SOON);

        MailLog.Entry newest = log.newest(List.of(carol)).await().atMost(SOON).get(carol);
        assertThat(newest.subject()).isEqualTo("Third");
        assertThat(log.concerning(List.of(carol)).await().atMost(SOON))
                .extracting(MailLog.Entry::subject)
                .containsExactly("Third", "Second", "First");
    }

    private static Message about(String reference, String subject) {
        return Message.to("carol@example.org", subject, "Text", "<p>HTML</p>")
                .about("test", reference, UUID.randomUUID());
    }
}
