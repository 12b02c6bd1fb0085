package dev.lectern.kit.mail.suppression;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.lectern.kit.db.Ids;
import dev.lectern.world.Database;
import dev.lectern.world.Person;
import dev.lectern.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Addresses that get no more news: seen and let through again by admins. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class SuppressionsTest {
    private static final String PATH = "/api/v1/suppressions";

    @Inject World world;
    @Inject Pool pool;
    @Inject Suppressions suppressions;

    private Person alice;

    @BeforeEach
    void alice_administers() {
        alice = world.alice();
    }

    @Test
    void what_came_back_for_good_is_listed_and_let_through() {
        String carol = held("bounced");

        String id =
                alice.api()
                        .get(PATH + "?q=" + carol)
                        .then()
                        .statusCode(200)
                        .body("total", equalTo(1))
                        .body("items[0].reason", equalTo("bounced"))
                        .body("items[0].words", equalTo("550 no such user"))
                        .extract()
                        .path("items[0].id");
        alice.api().delete(PATH + "/" + id).then().statusCode(204);

        alice.api().get(PATH + "?q=" + carol).then().body("total", equalTo(0));
        alice.api().delete(PATH + "/" + id).then().statusCode(404);
        alice.api()
                .get("/api/v1/audit?action=mail.let-through")
                .then()
                .body(containsString("mail.let-through"))
                .body(not(containsString(carol)));
    }

    @Test
    void what_people_ended_themselves_is_lifted_only_when_they_asked() {
        String carol = held("unsubscribed");
        String id = alice.api().get(PATH + "?q=" + carol).then().extract().path("items[0].id");

        alice.api()
                .delete(PATH + "/" + id)
                .then()
                .statusCode(409)
                .body("detail", containsString("themselves"));
        alice.api().delete(PATH + "/" + id + "?asked=true").then().statusCode(204);

        alice.api().get(PATH + "?q=" + carol).then().body("total", equalTo(0));
    }

    @Test
    void the_page_warns_before_a_wish_is_lifted() {
        String carol = held("unsubscribed");

        alice.browser()
                .get("/settings/suppressions")
                .then()
                .statusCode(200)
                .body(containsString(carol))
                .body(containsString("Lift this only if they asked you to."));
    }

    @Test
    void another_workspace_sees_and_lifts_nothing() {
        String carol = held("bounced");
        String id = alice.api().get(PATH + "?q=" + carol).then().extract().path("items[0].id");
        Person other = world.alice();

        other.api().get(PATH + "?q=" + carol).then().body("total", equalTo(0));
        other.api().delete(PATH + "/" + id).then().statusCode(404);
    }

    @Test
    void it_takes_an_admin() {
        given().get(PATH).then().statusCode(401);
    }

    /** An address to which alice's workspace wrote, and why it gets no more. */
    private String held(String reason) {
        UUID mail = Ids.next();
        String address = "carol-" + mail + "@x.example";
        pool.preparedQuery(
                        """
                        insert into mail (id, workspace_id, kind, address, state, created_at, sent_at)
                        values ($1, $2, 'test', $3, 'sent', now(), now())
                        """)
                .execute(Tuple.of(mail, alice.workspace(), address))
                .await()
                .indefinitely();
        suppressions.add(mail, reason, "550 no such\r\nuser").await().indefinitely();
        return address;
    }
}
