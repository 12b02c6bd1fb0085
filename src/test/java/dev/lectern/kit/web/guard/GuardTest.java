package dev.lectern.kit.web.guard;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.lectern.world.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What no honest client sends is refused with a sentence that says what to send. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class GuardTest {
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
    void a_form_that_is_too_large_is_refused_with_its_limits() {
        refusesForm("email=" + "x".repeat(1_100_000));
    }

    @Test
    void a_form_that_breaks_a_limit_while_it_is_read_is_refused_once() {
        refusesForm("email=" + "x".repeat(400_000));
        refusesForm("a=b&".repeat(200_000));
    }

    private static void refusesForm(String form) {
        given().contentType("application/x-www-form-urlencoded")
                .body(form)
                .post("/signin")
                .then()
                .statusCode(413)
                .body(containsString("1 MB in all, 128 KB in a field"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"email=%zz", "email=%", "email=100%&password=x"})
    void a_form_that_cannot_be_read_is_answered_at_once(String form) {
        given().contentType("application/x-www-form-urlencoded")
                .body(form)
                .post("/signin")
                .then()
                .statusCode(400)
                .body(containsString("%25"));
    }

    @Test
    void a_percent_sign_in_an_address_is_refused_in_words() throws Exception {
        String head = " HTTP/1.1\r\nHost: x\r\nConnection: close";
        String problem = raw("GET /api/v1/webinars?q=100%" + head);
        String bare = raw("GET /api/v1/webinars?q=a|b" + head);
        String page = raw("GET /%zz" + head + "\r\nAccept: text/html");

        assertThat(problem)
                .startsWith("HTTP/1.1 400")
                .contains("application/problem+json", "write a percent sign as %25");
        assertThat(bare)
                .startsWith("HTTP/1.1 400")
                .contains("application/problem+json", "write | as %7C");
        assertThat(page)
                .startsWith("HTTP/1.1 400")
                .contains("text/html", "<main", "write a percent sign as %25");
    }

    @Test
    void a_percent_sign_behind_the_question_mark_of_a_page_stands_for_itself() throws Exception {
        String head = " HTTP/1.1\r\nHost: x\r\nConnection: close";

        assertThat(raw("GET /signin?email=%zz&utm_campaign=20%off|{ß}" + head))
                .startsWith("HTTP/1.1 200")
                .contains("<main", "X-Content-Type-Options: nosniff");
        assertThat(raw("GET /signin;x?utm_campaign=20%" + head)).startsWith("HTTP/1.1 400");
    }

    @Test
    void a_kind_of_content_that_is_none_is_refused() throws Exception {
        for (String type : List.of(";;;", "a")) {
            String head = "POST /signin HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: ";
            assertThat(raw(head + type + "\r\nContent-Length: 0")).startsWith("HTTP/1.1 415");
        }
    }

    @Test
    void too_much_json_of_unknown_length_is_refused_too() throws Exception {
        String body = "{\"title\":\"" + "x".repeat(3_000_000) + "\"}";
        HttpResponse<String> answer = inPieces(body);

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("at most 2 MB of JSON");
    }

    @Test
    void json_of_unknown_length_is_read_like_any_other() throws Exception {
        assertThat(inPieces("{\"title\":\"Hello\"}").statusCode()).isEqualTo(200);
    }

    @Test
    void whoever_waits_to_be_told_to_go_on_is_told_once() throws Exception {
        String head =
                "POST /api/v1/fail HTTP/1.1\r\nHost: x\r\nConnection: close\r\nExpect: 100-continue"
                        + "\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}";

        assertThat(raw(head).split("100 Continue", -1)).hasSize(2);
        assertThat(raw(head)).contains("HTTP/1.1 200");
    }

    private HttpResponse<String> inPieces(String body) throws Exception {
        var source = new java.io.ByteArrayInputStream(body.getBytes());
        HttpRequest request =
                HttpRequest.newBuilder(site.resolve("/api/v1/fail"))
                        .version(HttpClient.Version.HTTP_1_1)
                        .timeout(java.time.Duration.ofSeconds(20))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofInputStream(() -> source))
                        .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
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
    void a_host_that_is_no_name_is_refused_and_none_leads_elsewhere() throws Exception {
        assertThat(raw("GET /signin HTTP/1.1\r\nHost: a\"b\r\nConnection: close"))
                .startsWith("HTTP/1.1 400")
                .contains("Host")
                .doesNotContain("stack");
        assertThat(raw("GET / HTTP/1.1\r\nHost: elsewhere.example\r\nConnection: close"))
                .containsIgnoringCase("location: /signin")
                .doesNotContain("elsewhere.example/signin");
    }

    @Test
    void an_address_that_is_too_long_is_answered_in_words() throws Exception {
        String head = " HTTP/1.1\r\nHost: x\r\nConnection: close";
        String page = raw("GET /" + "a".repeat(9000) + head + "\r\nAccept: text/html");
        String problem = raw("GET /api/v1/me?q=" + "a".repeat(9000) + head);

        assertThat(page).startsWith("HTTP/1.1 414").contains("<main", "at most 8 KB");
        assertThat(problem).startsWith("HTTP/1.1 414").contains("application/problem+json");
    }

    @Test
    void health_is_told_to_whoever_names_no_host() throws Exception {
        assertThat(raw("GET /q/health/live HTTP/1.0")).contains(" 200 ");
    }

    private String raw(String head) throws Exception {
        try (Socket socket = new Socket(site.getHost(), site.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write((head + "\r\n\r\n").getBytes());
            return new String(socket.getInputStream().readAllBytes());
        }
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
    void a_file_that_is_too_large_gets_a_page_from_a_page() throws Exception {
        HttpResponse<String> page = upload("/signin", "multipart/form-data; boundary=x");
        HttpResponse<String> problem = upload("/api/v1/fail", "application/octet-stream");

        assertThat(page.statusCode()).isEqualTo(413);
        assertThat(page.body()).contains("at most 20 MB", "<main");
        assertThat(problem.statusCode()).isEqualTo(413);
        assertThat(problem.headers().firstValue("Content-Type"))
                .contains("application/problem+json");
        assertThat(problem.body()).contains("at most 20 MB");
    }

    private HttpResponse<String> upload(String path, String type) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(site.resolve(path))
                        .header("Content-Type", type)
                        .header("Accept", "text/html")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[21 * 1024 * 1024]))
                        .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }
}
