package dev.lectern.kit.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.lectern.world.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What is larger than it may be is refused with a sentence that says how large it may be. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class RequestGuardTest {
    @TestHTTPResource URI site;

    @Test
    void too_much_json_is_refused_with_its_limit() {
        given().contentType("application/json")
                .body("{\"title\":\"" + "x".repeat(2_100_000) + "\"}")
                .post("/api/v1/fail")
                .then()
                .statusCode(413)
                .contentType("application/problem+json")
                .body("detail", equalTo("Send at most 2 MB of JSON at once."));
    }

    @Test
    void json_that_is_too_deep_is_refused_with_a_problem() {
        given().contentType("application/json")
                .body("{\"title\":" + "[".repeat(500) + "]".repeat(500) + "}")
                .post("/api/v1/fail")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors[0].field", equalTo("title"));
    }

    @Test
    void too_many_headers_are_refused_with_their_limit() {
        given().header("X-Long", "x".repeat(20_000))
                .get("/api/v1/me")
                .then()
                .statusCode(431)
                .contentType("application/problem+json")
                .body("detail", containsString("at most 16 KB of headers"));
        given().header("X-Long", "x".repeat(20_000))
                .header("Accept", "text/html")
                .header("Accept-Language", "de")
                .get("/signin")
                .then()
                .statusCode(431)
                .body(containsString("höchstens 16 KB"))
                .body(containsString("<main"));
    }

    @Test
    void a_file_that_is_too_large_gets_a_page_from_a_page() {
        given().header("Accept", "text/html")
                .multiPart("file", "film.mp4", new byte[21 * 1024 * 1024])
                .post("/signin")
                .then()
                .statusCode(413)
                .body(containsString("at most 20 MB"))
                .body(containsString("<main"));
        given().contentType("application/octet-stream")
                .body(new byte[21 * 1024 * 1024])
                .post("/api/v1/fail")
                .then()
                .statusCode(413)
                .contentType("application/problem+json")
                .body("detail", containsString("at most 20 MB"));
    }

    @Test
    void who_hides_how_much_comes_is_stopped_too() throws IOException {
        String chunk = "100000\r\n" + "x".repeat(0x100000) + "\r\n";
        try (Socket socket = new Socket(site.getHost(), site.getPort())) {
            socket.getOutputStream().write(head().getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < 40 && socket.getInputStream().available() == 0; i++) {
                socket.getOutputStream().write(chunk.getBytes(StandardCharsets.US_ASCII));
            }
            byte[] begun = socket.getInputStream().readNBytes(12);
            assertThat(new String(begun, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 413");
        }
    }

    private static String head() {
        return "POST /api/v1/fail HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n";
    }
}
