package dev.lectern.account.password;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.lectern.world.Database;
import dev.lectern.world.Forms;
import dev.lectern.world.Person;
import dev.lectern.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
class PasswordsTest {
    private static final int CORES = Runtime.getRuntime().availableProcessors();

    @Inject World world;
    @Inject Vertx vertx;
    @Inject Passwords passwords;

    @Test
    void a_flood_of_sign_ins_is_asked_to_come_back_and_everything_else_goes_on() {
        Person alice = world.alice();
        CountDownLatch over = occupyEveryThread();
        List<CompletableFuture<Boolean>> flood = new ArrayList<>();
        for (int i = 0; i < 32 * CORES; i++) {
            flood.add(passwords.matches("a guess", null).subscribeAsCompletionStage());
        }

        Response busy = signIn(alice);
        alice.api().get("/api/v1/me").then().statusCode(200);
        over.countDown();
        flood.forEach(one -> one.exceptionally(refused -> false).join());

        busy.then()
                .statusCode(429)
                .header("Retry-After", equalTo("5"))
                .body(containsString("value=\"" + alice.email() + "\""));
        signIn(alice).then().statusCode(303);
    }

    private CountDownLatch occupyEveryThread() {
        CountDownLatch over = new CountDownLatch(1);
        WorkerExecutor same = vertx.createSharedWorkerExecutor(Passwords.THREADS, CORES);
        for (int i = 0; i < CORES; i++) {
            same.executeBlocking(
                    () -> {
                        over.await();
                        return true;
                    },
                    false);
        }
        return over;
    }

    private static Response signIn(Person who) {
        return Forms.filled()
                .formParam("email", who.email())
                .formParam("password", World.PASSWORD)
                .redirects()
                .follow(false)
                .post("/signin");
    }
}
