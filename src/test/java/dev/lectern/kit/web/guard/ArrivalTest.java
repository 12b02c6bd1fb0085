package dev.lectern.kit.web.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lectern.world.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that do not come, with less patience than there is in earnest. */
@QuarkusTest
@QuarkusTestResource(Database.class)
@TestProfile(ArrivalTest.Hurried.class)
class ArrivalTest {
    private static final String FORM = "application/x-www-form-urlencoded";

    @TestHTTPResource URI site;

    public static class Hurried implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("lectern.body.patience", "2S");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {FORM, "multipart/form-data; boundary=x"})
    void who_stops_in_the_middle_is_cut_off(String type) throws Exception {
        try (Socket socket = begin("/signin", type, 1000)) {
            socket.getOutputStream().write("a=b".getBytes());

            assertThat(socket.getInputStream().readAllBytes()).isEmpty();
        }
    }

    @Test
    void who_was_answered_before_the_end_is_cut_off_too() throws Exception {
        try (Socket socket = begin("/api/v1/webinars", "application/json", 1000)) {
            assertThat(new String(socket.getInputStream().readAllBytes()))
                    .startsWith("HTTP/1.1 401");
        }
    }

    @Test
    void who_goes_on_sending_has_time() throws Exception {
        try (Socket socket = begin("/signin", FORM, 5)) {
            for (byte letter : "a=bcd".getBytes()) {
                Duration pause = Duration.ofMillis(600);
                await().pollDelay(pause).atMost(pause.multipliedBy(5)).until(() -> true);
                socket.getOutputStream().write(letter);
            }

            assertThat(new String(socket.getInputStream().readAllBytes())).startsWith("HTTP/1.1 4");
        }
    }

    private Socket begin(String path, String type, int length) throws Exception {
        Socket socket = new Socket(site.getHost(), site.getPort());
        socket.setSoTimeout(30_000);
        String head =
                "POST %s HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: %s\r\n"
                        + "Content-Length: %d\r\n\r\n";
        socket.getOutputStream().write(head.formatted(path, type, length).getBytes());
        return socket;
    }
}
