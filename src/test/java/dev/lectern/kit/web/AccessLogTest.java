package dev.lectern.kit.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lectern.world.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The lines that {@code LECTERN_ACCESS_LOG=INFO} writes, as they are written. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class AccessLogTest {
    private static final Logger LOG = Logger.getLogger("lectern.access");

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Handler listener =
            new Handler() {
                @Override
                public void publish(LogRecord line) {
                    lines.add(line.getMessage());
                }

                @Override
                public void flush() {}

                @Override
                public void close() {}
            };

    @BeforeEach
    void listen() {
        LOG.setLevel(Level.INFO);
        LOG.addHandler(listener);
    }

    @AfterEach
    void listenNoMore() {
        LOG.removeHandler(listener);
        LOG.setLevel(Level.WARNING);
    }

    @Test
    void a_request_by_a_personal_link_is_written_without_the_link_and_without_its_query() {
        given().redirects().follow(false).get("/join/a-secret-nobody-may-read?from=a-mail");
        await().until(() -> lines.stream().anyMatch(line -> line.contains("/join/")));

        assertThat(lines)
                .filteredOn(line -> line.contains("/join/"))
                .singleElement()
                .asString()
                .containsPattern("[0-9a-f]{12} GET /join/… [0-9]{3} [0-9]+ ms");
        assertThat(String.join("\n", lines)).doesNotContain("a-secret", "a-mail");
    }
}
