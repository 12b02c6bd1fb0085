package dev.lectern.call.builtin;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;

import dev.lectern.call.CallId;
import dev.lectern.call.policy.Preset;
import dev.lectern.call.policy.Role;
import dev.lectern.kit.db.Ids;
import dev.lectern.kit.token.Purpose;
import dev.lectern.kit.token.Tokens;
import dev.lectern.world.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
class SlotWishesApiTest {
    private static final String WISHES = "[{\"show\": \"programme\", \"height\": 180}]";

    @Inject BuiltinRooms rooms;
    @Inject Tokens tokens;

    private final UUID occurrence = Ids.next();
    private final String room = new CallId(occurrence, 1).toString();
    private String slots;

    @BeforeEach
    void bob_watches() {
        rooms.ensure(room, Preset.GUEST_WEBINAR.spec()).await().atMost(Duration.ofSeconds(30));
        slots =
                Signalling.bearing(token("bob"))
                                .body(Signalling.offer("recvonly"))
                                .post("/call/" + occurrence + "/whep")
                                .then()
                                .statusCode(201)
                                .extract()
                                .header("Location")
                        + "/slots";
    }

    @Test
    void a_viewer_says_what_the_slots_are_to_show() {
        as("bob").body(WISHES).put(slots).then().statusCode(204);
    }

    @Test
    void whoever_opened_a_session_is_told_what_its_slots_show() {
        as("bob").get(slots).then().statusCode(200).body("$", hasSize(0));
        as("carol").get(slots).then().statusCode(403);
    }

    @Test
    void a_session_obeys_only_whoever_opened_it() {
        given().contentType(ContentType.JSON).body(WISHES).put(slots).then().statusCode(401);
        as("carol").body(WISHES).put(slots).then().statusCode(403);
        as("bob").body(WISHES).put(slots.replace("/slots", "x/slots")).then().statusCode(404);
    }

    @Test
    void a_wish_that_is_none_is_refused_in_words() {
        for (String wish : new String[] {"[{\"show\": \"all\"}]", "[7]", "[{\"show\": 7}]"}) {
            as("bob")
                    .body(wish)
                    .put(slots)
                    .then()
                    .statusCode(400)
                    .body(containsString("programme, next or nothing"));
        }
    }

    private RequestSpecification as(String identity) {
        return given().header("Authorization", "Bearer " + token(identity))
                .contentType(ContentType.JSON);
    }

    private String token(String identity) {
        Instant now = Instant.now();
        BuiltinGrant grant =
                new BuiltinGrant(occurrence, room, identity, Role.PANELIST, false, now);
        return tokens.sign(Purpose.GRANT, grant.claims(), now.plusSeconds(600));
    }
}
