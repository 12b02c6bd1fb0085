package dev.lectern.workspace;

import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.lectern.world.Database;
import dev.lectern.world.Mails;
import dev.lectern.world.Person;
import dev.lectern.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever clicks twice, or pastes more than a name. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class HurriedTest {
    @Inject World world;

    private Person alice;

    @BeforeEach
    void alice_is_in_a_hurry() {
        alice = world.alice();
    }

    @Test
    void an_invitation_that_is_sent_three_times_at_once_is_one() {
        String guest = UUID.randomUUID() + "@example.org";
        List<CompletableFuture<Integer>> clicks =
                IntStream.range(0, 3).mapToObj(i -> supplyAsync(() -> invite(guest))).toList();

        assertThat(clicks).extracting(CompletableFuture::join).containsOnly(303);
        String people = alice.browser().get("/settings/members").asString();
        assertThat(people.split("<td>" + guest, -1)).hasSize(2);
    }

    @Test
    void whoever_clicks_join_four_times_is_in() {
        Person bob = world.alice();
        assertThat(invite(bob.email())).isEqualTo(303);
        String link = Mails.linkTo(alice, bob.email()).replaceFirst(".*/t/", "");
        List<CompletableFuture<Integer>> clicks =
                IntStream.range(0, 4).mapToObj(i -> supplyAsync(() -> join(bob, link))).toList();

        assertThat(clicks).extracting(CompletableFuture::join).containsOnly(303);
        bob.browser()
                .get("/api/v1/me")
                .then()
                .body("workspace.id", equalTo(alice.workspace().toString()));
    }

    private static int join(Person who, String link) {
        return who.form().formParam("link", link).post("/invitation/join").statusCode();
    }

    private int invite(String guest) {
        return alice.form()
                .formParam("email", guest)
                .formParam("role", "host")
                .post("/settings/members/invite")
                .statusCode();
    }

    @Test
    void a_workspace_has_its_name_on_one_line() {
        alice.form()
                .formParam("name", "Acme\r\nBcc: eve@example.org")
                .post("/workspaces")
                .then()
                .statusCode(422)
                .body(containsString("on one line"));
    }
}
