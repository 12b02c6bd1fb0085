package dev.lectern.kit.web.guard;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lectern.world.Database;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.health.Readiness;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A stop, in an application of its own, since it answers nothing afterwards. */
@QuarkusTest
@QuarkusTestResource(Database.class)
@TestProfile(DrainTest.OfItsOwn.class)
class DrainTest {
    private static final CompletableFuture<Void> ASKED = new CompletableFuture<>();
    private static final CompletableFuture<String> ANSWER = new CompletableFuture<>();

    private static final List<Socket> HALF_SENT = new ArrayList<>();

    @Inject @Readiness Drain drain;
    @Inject Scheduler rounds;
    @TestHTTPResource URI site;

    public static class OfItsOwn implements QuarkusTestProfile {}

    /** Answers when the test says so. */
    @Path("/slow")
    static class SlowPages {
        @GET
        public Uni<String> slow() {
            ASKED.complete(null);
            return Uni.createFrom().completionStage(ANSWER);
        }
    }

    @Test
    void readiness_goes_first_what_is_under_way_ends_and_nothing_new_is_taken() throws Exception {
        for (String type : List.of("application/x-www-form-urlencoded", "multipart/form-data")) {
            beginToSend(type);
        }
        given().get("/q/health/ready").then().statusCode(200);
        CompletableFuture<HttpResponse<String>> underWay = ask("/slow");
        ASKED.join();

        CompletableFuture<Void> left =
                CompletableFuture.runAsync(() -> drain.leave(new ShutdownDelayInitiatedEvent()));

        await().atMost(Drain.NOTICE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> given().get("/q/health/ready").statusCode() == 503);
        await().atMost(Drain.NOTICE.plusSeconds(5))
                .until(() -> ask("/signin").join().statusCode() == 503);
        assertThat(left).isNotDone();
        ANSWER.complete("here it is");
        assertThat(underWay.join().body()).isEqualTo("here it is");
        await().atMost(Duration.ofSeconds(15)).until(left::isDone);
        assertThat(rounds.isRunning()).isFalse();
    }

    /** Says what is coming and leaves it at that, as anybody can without an account. */
    private void beginToSend(String type) throws Exception {
        Socket socket = new Socket(site.getHost(), site.getPort());
        HALF_SENT.add(socket);
        String head = "POST /signin HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\nContent-Type: ";
        socket.getOutputStream().write((head + type + "; boundary=x\r\n\r\na=b").getBytes());
        socket.getOutputStream().flush();
    }

    @AfterAll
    static void nobody_sends_any_more() throws Exception {
        for (Socket socket : HALF_SENT) {
            socket.close();
        }
    }

    private CompletableFuture<HttpResponse<String>> ask(String path) {
        HttpRequest request = HttpRequest.newBuilder(site.resolve(path)).build();
        return HttpClient.newHttpClient().sendAsync(request, HttpResponse.BodyHandlers.ofString());
    }
}
