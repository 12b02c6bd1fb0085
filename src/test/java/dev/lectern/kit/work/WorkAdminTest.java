package dev.lectern.kit.work;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.lectern.kit.web.fault.Refused;
import dev.lectern.world.Database;
import dev.lectern.world.Person;
import dev.lectern.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
class WorkAdminTest {
    @Inject World world;
    @Inject Work work;
    @Inject ScriptedHandler handler;
    @Inject Pool pool;

    private final String name = UUID.randomUUID().toString();
    private Person alice;

    @BeforeEach
    void alice_has_a_job_that_is_parked() {
        alice = world.alice();
        handler.script(name, job -> Uni.createFrom().failure(new Refused("Not <this> way.")));
        Order order =
                Order.of(ScriptedHandler.KIND, new JsonObject().put("name", name))
                        .in(alice.workspace());
        work.enqueue(pool, List.of(order)).await().indefinitely();
        await().atMost(Duration.ofSeconds(30)).until(() -> parked() == 1);
    }

    @Test
    void an_admin_sees_what_is_parked_and_why() {
        alice.api()
                .get("/api/v1/work?state=parked")
                .then()
                .statusCode(200)
                .body("total", equalTo(1))
                .body("items[0].kind", equalTo(ScriptedHandler.KIND))
                .body("items[0].state", equalTo("parked"))
                .body("items[0].attempts", equalTo(1))
                .body("items[0].lastError", equalTo("Not <this> way."));
        alice.browser()
                .get("/settings/work")
                .then()
                .statusCode(200)
                .body(containsString("Needs you (1)"))
                .body(containsString("Not &lt;this&gt; way."));
    }

    @Test
    void what_is_tried_again_may_succeed() {
        handler.script(name, job -> Uni.createFrom().voidItem());

        alice.api().post("/api/v1/work/" + id() + "/retry").then().statusCode(200);

        await().atMost(Duration.ofSeconds(30)).until(() -> parked() == 0);
        alice.api().get("/api/v1/work").then().body("items", hasSize(0));
    }

    @Test
    void what_is_dropped_is_gone() {
        String id = id();

        alice.api().delete("/api/v1/work/" + id).then().statusCode(204);

        alice.api().get("/api/v1/work/" + id).then().statusCode(404);
    }

    @Test
    void another_workspace_sees_and_changes_nothing_of_it() {
        Person mallory = world.mallory();

        mallory.api().get("/api/v1/work/" + id()).then().statusCode(404);
        mallory.api().post("/api/v1/work/" + id() + "/retry").then().statusCode(404);
        mallory.api().delete("/api/v1/work/" + id()).then().statusCode(404);
        mallory.api().get("/api/v1/work").then().body("total", equalTo(0));
    }

    @Test
    void what_belongs_to_no_workspace_is_looked_after_by_who_owns_the_first() {
        String lone = UUID.randomUUID().toString();
        handler.script(lone, job -> Uni.createFrom().failure(new Refused("No such address.")));
        Person first = world.alice();
        pool.preparedQuery(
                        "update workspace set created_at = (select min(created_at) from workspace)"
                                + " - interval '1 day' where id = $1")
                .executeAndAwait(Tuple.of(first.workspace()));
        Order order = Order.of(ScriptedHandler.KIND, new JsonObject().put("name", lone));
        work.enqueue(pool, List.of(order)).await().indefinitely();
        String job = "/api/v1/work/" + idOf(lone);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> first.api().get(job).then().body("state", equalTo("parked")));

        alice.api().get(job).then().statusCode(404);
        alice.api().post(job + "/retry").then().statusCode(404);
        alice.api().delete(job).then().statusCode(404);
        given().header("Authorization", "Bearer " + world.key(first, "ADMIN"))
                .get(job)
                .then()
                .statusCode(404);
        world.admin(first).browser().get(job).then().statusCode(404);
        first.browser().get("/settings/work").then().body(containsString("No such address."));
        first.api().delete(job).then().statusCode(204);
        first.api().get(job).then().statusCode(404);
        pool.preparedQuery("update workspace set created_at = now() where id = $1")
                .executeAndAwait(Tuple.of(first.workspace()));
    }

    private UUID idOf(String payload) {
        return pool.preparedQuery("select id from work where payload ->> 'name' = $1")
                .executeAndAwait(Tuple.of(payload))
                .iterator()
                .next()
                .getUUID(0);
    }

    @Test
    void it_needs_an_admin_and_a_state_that_exists() {
        given().get("/api/v1/work").then().statusCode(401);
        world.host(alice).api().get("/api/v1/work").then().statusCode(403);
        world.host(alice).browser().get("/settings/work").then().statusCode(403);
        alice.api()
                .get("/api/v1/work?state=lost")
                .then()
                .statusCode(422)
                .body("errors[0].message", equalTo("Choose waiting, running or parked."));
    }

    @Test
    void health_and_metrics_say_how_much_there_is() {
        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'work' }.status", equalTo("UP"))
                .body("checks.find { it.name == 'mail' }.data.to", containsString("mailbox"));
        given().get("/q/metrics").then().body(containsString("lectern_work_jobs_total"));
    }

    private String id() {
        return alice.api().get("/api/v1/work?state=parked").then().extract().path("items[0].id");
    }

    private int parked() {
        return alice.api().get("/api/v1/work/count").then().extract().path("parked");
    }
}
