package dev.lectern.workspace;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import dev.lectern.world.Database;
import dev.lectern.world.Forms;
import dev.lectern.world.Mails;
import dev.lectern.world.Person;
import dev.lectern.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nobody finds a link in the mailbox that gives them more than they have. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class MailReadersTest {
    @Inject World world;

    private Person alice;
    private Person anna;
    private Person henry;

    @BeforeEach
    void alice_owns_anna_administers_henry_hosts() {
        alice = world.alice();
        anna = world.admin(alice);
        henry = world.host(alice);
    }

    @Test
    void an_invitation_is_read_by_those_who_reach_its_role() {
        String owner = invite("owner");
        String admin = invite("admin");
        String host = invite("host");

        assertThat(readable(alice::browser, "/mailbox/")).containsExactly(owner, admin, host);
        assertThat(readable(anna::browser, "/mailbox/")).containsExactly(admin, host);
        assertThat(readable(henry::browser, "/mailbox/")).containsExactly(host);
        assertThat(readable(anna::api, "/api/v1/mailbox/")).containsExactly(admin, host);
        assertThat(readable(alice::api, "/api/v1/mailbox/")).containsExactly(owner, admin, host);
        assertThat(henry.browser().get("/mailbox").asString())
                .contains(host)
                .doesNotContain(owner)
                .doesNotContain(admin);
    }

    @Test
    void a_link_to_an_account_is_read_by_its_person_and_by_admins_of_no_lower_role() {
        for (Person one : List.of(alice, anna, henry)) {
            Forms.filled().formParam("email", one.email()).post("/signin/mail");
            Forms.filled().formParam("email", one.email()).post("/password/forgot");
            Mails.textTo(alice, one.email());
        }

        assertThat(anna.browser().get("/mailbox").asString())
                .contains(anna.email(), henry.email())
                .doesNotContain(alice.email());
        assertThat(anna.api().get("/api/v1/mailbox").asString())
                .contains(anna.email(), henry.email())
                .doesNotContain(alice.email());
        assertThat(henry.browser().get("/mailbox").asString())
                .contains(henry.email())
                .doesNotContain(anna.email())
                .doesNotContain(alice.email());
    }

    @Test
    void an_admin_key_that_somebody_made_reads_as_an_admin() {
        String owner = invite("owner");
        String key = world.key(alice, "ADMIN");

        String list = bearer(key).get("/api/v1/mailbox").asString();

        assertThat(list).contains("items").doesNotContain(owner);
    }

    @Test
    void a_key_opens_no_page_of_the_mailbox() {
        invite("host");
        String id = alice.api().get("/api/v1/mailbox").path("items[0].id");

        for (String scope : List.of("READ", "WRITE", "ADMIN")) {
            String key = world.key(alice, scope);
            for (String page : List.of("", "/" + id, "/" + id + "/html", "/" + id + "/files/0")) {
                bearer(key).get("/mailbox" + page).then().statusCode(403);
            }
        }
    }

    @Test
    void the_link_of_an_earlier_offer_does_not_give_a_later_role() {
        String bob = invite("host");
        String earlier = Mails.linkTo(alice, bob);
        given().get(earlier).then().statusCode(200).body(containsString(bob));

        invite(bob, "owner");

        given().get(earlier).then().statusCode(410);
    }

    private static RequestSpecification bearer(String key) {
        return given().header("Authorization", "Bearer " + key);
    }

    private String invite(String role) {
        String email = role + "-" + UUID.randomUUID() + "@example.org";
        invite(email, role).then().statusCode(303);
        Mails.textTo(alice, email);
        return email;
    }

    private Response invite(String email, String role) {
        return Forms.filled()
                .cookie("lectern", alice.cookie())
                .redirects()
                .follow(false)
                .formParam("email", email)
                .formParam("role", role)
                .post("/settings/members/invite");
    }

    /** The recipients of those of Alice's mails that somebody can open, the oldest first. */
    private List<String> readable(Supplier<RequestSpecification> reader, String address) {
        List<String> ids = alice.api().get("/api/v1/mailbox").path("items.id");
        List<String> recipients = alice.api().get("/api/v1/mailbox").path("items.to");
        return java.util.stream.IntStream.range(0, ids.size())
                .map(i -> ids.size() - 1 - i)
                .filter(i -> reader.get().get(address + ids.get(i)).statusCode() == 200)
                .mapToObj(recipients::get)
                .toList();
    }
}
