package dev.lectern.workspace;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.lectern.world.Database;
import dev.lectern.world.Forms;
import dev.lectern.world.Mails;
import dev.lectern.world.Person;
import dev.lectern.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
class MembersTest {
    @Inject World world;
    @Inject Pool database;

    @Test
    void a_colleague_follows_the_mailed_invitation_and_works_here() {
        Person alice = world.alice();
        String bob = fresh("bob");
        invite(alice, bob, "admin").then().statusCode(303);

        String link = Mails.linkTo(alice, bob);
        given().get(link).then().statusCode(200).body(containsString(bob));
        accept(link, "", "short")
                .then()
                .statusCode(422)
                .body(containsString("Tell people your name."))
                .body(containsString("at least 10"));
        Response accepted = accept(link, "Bob", "a lectern of glass");

        accepted.then().statusCode(303);
        given().cookie("lectern", accepted.getCookie("lectern"))
                .get("/api/v1/me")
                .then()
                .body("account.email", equalTo(bob))
                .body("workspace.id", equalTo(alice.workspace().toString()))
                .body("role", equalTo("admin"));
        given().get(link).then().statusCode(410);
        accept(link, "Eve", "a lectern of lead").then().statusCode(410);
    }

    @Test
    void who_has_an_account_signs_in_with_it_and_is_then_in_both_workspaces() {
        Person alice = world.alice();
        Person bob = world.alice();
        invite(alice, bob.email(), "host");
        String link = Mails.linkTo(alice, bob.email());

        given().get(link).then().body(containsString("Sign in with it"));
        accept(link, "Bob", "a lectern of lead").then().statusCode(410);
        bob.browser().get(link).then().body(containsString("Join Workspace"));
        join(bob, link).then().statusCode(303);

        bob.browser()
                .get("/api/v1/me")
                .then()
                .body("workspace.id", equalTo(alice.workspace().toString()))
                .body("role", equalTo("host"));
        form(bob).post("/workspaces/" + bob.workspace() + "/enter").then().statusCode(303);
        bob.browser()
                .get("/api/v1/me")
                .then()
                .body("workspace.id", equalTo(bob.workspace().toString()))
                .body("role", equalTo("owner"));
    }

    @Test
    void an_invitation_is_for_its_address_alone() {
        Person alice = world.alice();
        Person mallory = world.mallory();
        Person bob = world.alice();
        invite(alice, bob.email(), "host");

        join(mallory, Mails.linkTo(alice, bob.email())).then().statusCode(410);

        mallory.browser()
                .get("/api/v1/me")
                .then()
                .body("workspace.id", equalTo(mallory.workspace().toString()));
    }

    @Test
    void a_withdrawn_invitation_is_over() {
        Person alice = world.alice();
        String bob = fresh("bob");
        invite(alice, bob, "host");
        String link = Mails.linkTo(alice, bob);
        String page = alice.browser().get("/settings/members").asString();
        String withdraw =
                page.replaceAll(
                        "(?s).*action=\"(/settings/members/invitations/[^\"]+/withdraw)\".*", "$1");

        form(alice).post(withdraw).then().statusCode(303);

        given().get(link).then().statusCode(410);
    }

    @Test
    void an_invitation_that_did_not_arrive_says_so_and_is_sent_again() {
        Person alice = world.alice();
        String bob = fresh("bob");
        invite(alice, bob, "host");
        Mails.textTo(alice, bob);
        assertThat(invitations(alice))
                .contains(bob, "In the mailbox here", "Send again")
                .doesNotContain("arrive");
        settle(alice, "failed", "550 5.1.1 no such user");

        assertThat(invitations(alice)).contains("Did not arrive", "550 5.1.1 no such user");

        String again =
                alice.browser()
                        .get("/settings/members")
                        .asString()
                        .replaceAll("(?s).*action=\"([^\"]+/again)\".*", "$1");
        form(world.mallory()).post(again).then().statusCode(404);
        form(world.host(alice)).post(again).then().statusCode(403);
        form(alice).post(again).then().statusCode(303);
        await().until(() -> Mails.countTo(alice, bob) == 2);
        assertThat(invitations(alice)).doesNotContain("Did not arrive");
    }

    @Test
    void a_mail_that_is_not_taken_yet_says_what_the_server_said() {
        Person alice = world.alice();
        invite(alice, fresh("bob"), "host");
        settle(alice, "queued", "451 greylisted");

        assertThat(invitations(alice)).contains("Not taken yet", "451 greylisted");
    }

    private static String invitations(Person reader) {
        String page = reader.browser().get("/settings/members").asString();
        return page.substring(page.indexOf("Invited, not here yet"));
    }

    private void settle(Person owner, String state, String words) {
        await().until(() -> rows(owner, "sent") == 1);
        database.preparedQuery("update mail set state = $2, words = $3 where workspace_id = $1")
                .executeAndAwait(Tuple.of(owner.workspace(), state, words));
    }

    private long rows(Person owner, String state) {
        return database.preparedQuery(
                        "select count(*) from mail where workspace_id = $1 and state = $2")
                .executeAndAwait(Tuple.of(owner.workspace(), state))
                .iterator()
                .next()
                .getLong(0);
    }

    @Test
    void taking_an_invitation_back_is_noted() {
        Person alice = world.alice();
        String bob = fresh("bob");
        invite(alice, bob, "host");
        String withdraw =
                alice.browser()
                        .get("/settings/members")
                        .asString()
                        .replaceAll("(?s).*action=\"([^\"]+/withdraw)\".*", "$1");

        form(alice).post(withdraw).then().statusCode(303);

        alice.api()
                .get("/api/v1/audit?q=" + bob)
                .then()
                .body("items[0].action", equalTo("member.invitation-withdrawn"));
    }

    @Test
    void what_cannot_be_invited_is_said_at_the_field() {
        Person alice = world.alice();

        invite(alice, "no address", "host")
                .then()
                .statusCode(422)
                .body(containsString("name@example.org"));
        invite(alice, alice.email(), "host")
                .then()
                .statusCode(422)
                .body(containsString("They already work here."));
    }

    @Test
    void a_host_manages_nobody_and_an_admin_no_owner() {
        Person alice = world.alice();
        Person henry = world.host(alice);
        Person anna = world.admin(alice);

        invite(henry, fresh("bob"), "host").then().statusCode(403);
        role(henry, anna, "host").then().statusCode(403);
        remove(henry, anna).then().statusCode(403);
        invite(anna, fresh("bob"), "owner").then().statusCode(403);
        role(anna, alice, "host").then().statusCode(403);
        role(anna, anna, "owner").then().statusCode(403);
        remove(anna, alice).then().statusCode(403);
        role(anna, henry, "admin").then().statusCode(303);
    }

    @Test
    void a_workspace_keeps_an_owner() {
        Person alice = world.alice();
        Person anna = world.admin(alice);

        role(alice, alice, "host").then().statusCode(422);
        remove(alice, alice).then().statusCode(422);
        role(alice, anna, "owner").then().statusCode(303);
        remove(alice, alice).then().statusCode(303);

        alice.browser().get("/api/v1/me").then().statusCode(403);
        anna.browser().get("/api/v1/me").then().body("role", equalTo("owner"));
    }

    @Test
    void who_is_removed_is_out_on_the_next_request() {
        Person alice = world.alice();
        Person henry = world.host(alice);

        remove(alice, henry).then().statusCode(303);

        henry.browser().get("/api/v1/me").then().statusCode(403);
        henry.browser()
                .redirects()
                .follow(false)
                .get("/")
                .then()
                .header("Location", containsString("/workspaces"));
    }

    @Test
    void the_people_of_another_workspace_are_nobody() {
        Person alice = world.alice();
        Person mallory = world.mallory();

        role(mallory, alice, "host").then().statusCode(404);
        remove(mallory, alice).then().statusCode(404);
        form(mallory).post("/workspaces/" + alice.workspace() + "/enter").then().statusCode(404);
        mallory.browser().get("/settings/members").then().body(not(containsString(alice.email())));
    }

    @Test
    void a_person_makes_a_second_workspace_and_is_there_at_once() {
        Person alice = world.alice();

        form(alice).formParam("name", " ").post("/workspaces").then().statusCode(422);
        form(alice).formParam("name", "Second").post("/workspaces").then().statusCode(303);

        alice.browser().get("/api/v1/me").then().body("workspace.name", equalTo("Second"));
        alice.browser()
                .get("/workspaces")
                .then()
                .statusCode(200)
                .body(containsString("Second"))
                .body(containsString("Workspace " + alice.workspace()));
    }

    @Test
    void the_mailbox_shows_no_link_that_opens_another_workspace() {
        Person alice = world.alice();
        Person bob = world.alice();
        world.join(alice.workspace(), bob.account(), "HOST");
        Forms.filled().formParam("email", bob.email()).post("/signin/mail").then().statusCode(200);
        Forms.filled()
                .formParam("email", alice.email())
                .post("/signin/mail")
                .then()
                .statusCode(200);

        Mails.linkTo(alice, alice.email());

        assertThat(Mails.countTo(alice, bob.email())).isZero();
    }

    private static String fresh(String name) {
        return name + "-" + UUID.randomUUID() + "@example.org";
    }

    private static Response invite(Person by, String email, String role) {
        return form(by).formParam("email", email)
                .formParam("role", role)
                .post("/settings/members/invite");
    }

    private static Response role(Person by, Person whose, String role) {
        return form(by).formParam("role", role)
                .post("/settings/members/" + whose.account() + "/role");
    }

    private static Response remove(Person by, Person whom) {
        return form(by).post("/settings/members/" + whom.account() + "/remove");
    }

    private static Response join(Person who, String link) {
        return form(who).formParam("link", token(link)).post("/invitation/join");
    }

    private static Response accept(String link, String name, String password) {
        return Forms.filled()
                .redirects()
                .follow(false)
                .formParam("link", token(link))
                .formParam("name", name)
                .formParam("password", password)
                .post("/invitation/accept");
    }

    private static String token(String link) {
        return link.substring("/invitation/t/".length());
    }

    private static RequestSpecification form(Person person) {
        return Forms.filled().cookie("lectern", person.cookie()).redirects().follow(false);
    }
}
