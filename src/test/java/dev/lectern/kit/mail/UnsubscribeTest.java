package dev.lectern.kit.mail;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.lectern.kit.db.Ids;
import dev.lectern.kit.token.Purpose;
import dev.lectern.kit.token.Tokens;
import dev.lectern.world.Database;
import dev.lectern.world.Person;
import dev.lectern.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page behind the link by which mails end. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class UnsubscribeTest {
    @Inject World world;
    @Inject Pool pool;
    @Inject Tokens tokens;

    private Person alice;
    private String link;

    @BeforeEach
    void carol_got_a_mail_of_the_rose_society() {
        alice = world.alice();
        alice.form()
                .formParam("name", "Rose Society")
                .formParam("accent", "#7A1F1F")
                .formParam("language", "en")
                .formParam("timezone", "Europe/Berlin")
                .post("/settings/workspace")
                .then()
                .statusCode(303);
        UUID mail = Ids.next();
        pool.preparedQuery(
                        "insert into mail (id, workspace_id, kind, address, state, created_at)"
                                + " values ($1, $2, 'test', $3, 'sent', now())")
                .execute(Tuple.of(mail, alice.workspace(), "carol@" + mail + ".example"))
                .await()
                .indefinitely();
        link = "/unsubscribe/" + tokens.sign(Purpose.UNSUBSCRIBE, Map.of("m", mail), null);
    }

    @Test
    void it_says_whose_mails_to_whom_would_end_and_ends_none() {
        given().get(link)
                .then()
                .statusCode(200)
                .body(containsString("No more mails from Rose Society?"))
                .body(containsString("news to c…@"))
                .body(containsString("/assets/accent/7a1f1f.css"))
                .body(not(containsString("carol@")))
                .body(containsString("<span>Rose Society</span>"));

        alice.api().get("/api/v1/suppressions").then().body("total", equalTo(0));
    }

    @Test
    void it_says_what_has_ended_when_it_has_and_ever_after() {
        given().post(link)
                .then()
                .statusCode(200)
                .body(containsString("Rose Society sends no more invitations"));

        given().get(link)
                .then()
                .statusCode(200)
                .body(containsString("Done: these mails have ended"))
                .body(not(containsString("End these mails")));
        alice.api().get("/api/v1/suppressions").then().body("total", equalTo(1));
    }

    @Test
    void it_speaks_german() {
        given().header("Accept-Language", "de")
                .get(link)
                .then()
                .body(containsString("Keine Mails mehr von Rose Society?"))
                .body(containsString("Diese Mails beenden"));
        given().header("Accept-Language", "de")
                .post(link)
                .then()
                .body(containsString("Rose Society sendet keine Einladungen"));
    }

    @Test
    void a_link_that_says_nothing_is_gone() {
        given().get("/unsubscribe/nothing").then().statusCode(410);
        given().post("/unsubscribe/nothing").then().statusCode(410);
    }
}
