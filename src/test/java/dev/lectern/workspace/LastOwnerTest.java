package dev.lectern.workspace;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;

import dev.lectern.world.Database;
import dev.lectern.world.Person;
import dev.lectern.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A workspace keeps an owner, and the page says so where the role stands. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class LastOwnerTest {
    @Inject World world;

    private Person alice;

    @BeforeEach
    void alice_owns_it_alone() {
        alice = world.alice();
    }

    @Test
    void they_cannot_become_less() {
        alice.form()
                .formParam("role", "admin")
                .post(mine("/role"))
                .then()
                .statusCode(422)
                .body(said());

        alice.browser()
                .get("/settings/members")
                .then()
                .body(containsString("<option value=\"owner\" selected>"));
    }

    @Test
    void they_cannot_go() {
        alice.form().post(mine("/remove")).then().statusCode(422).body(said());

        alice.browser().get("/settings/members").then().statusCode(200);
    }

    private Matcher<String> said() {
        return allOf(containsString("make somebody else one first"), containsString(alice.email()));
    }

    private String mine(String verb) {
        return "/settings/members/" + alice.account() + verb;
    }
}
