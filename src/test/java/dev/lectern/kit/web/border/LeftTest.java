package dev.lectern.kit.web.border;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.world.Database;
import dev.lectern.world.Lines;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Who leaves before the answer is there has done nothing wrong, and neither have we. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class LeftTest {
    @TestHTTPResource("/")
    URI home;

    @Test
    void a_client_that_leaves_is_no_error_in_the_log() throws Exception {
        try (Lines errors = Lines.of("dev.lectern.kit.web")) {
            askAndLeave("/api/v1/fail/left");

            assertThat(ErrorsApi.LEFT.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(errors.all()).isEmpty();
        }
    }

    @Test
    void a_line_of_our_own_that_breaks_while_the_client_waits_is_one() {
        try (Lines errors = Lines.of("dev.lectern.kit.web")) {
            given().get("/api/v1/fail/closed").then().statusCode(500);

            assertThat(errors.all()).hasSize(1);
        }
    }

    private void askAndLeave(String path) throws Exception {
        try (Socket socket = new Socket(home.getHost(), home.getPort())) {
            String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            assertThat(ErrorsApi.ASKED.await(30, TimeUnit.SECONDS)).isTrue();
        }
    }
}
