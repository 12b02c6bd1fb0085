package dev.lectern.webinar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.world.Database;
import dev.lectern.world.Person;
import dev.lectern.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Enter in a field presses the first button of its form that sends it (HTML, 4.10.21.2). */
@QuarkusTest
@QuarkusTestResource(Database.class)
class EnterTest {
    private static final Pattern FORM =
            Pattern.compile("<form[^>]* data-plan=.*?</form>", Pattern.DOTALL);
    private static final Pattern SENDING =
            Pattern.compile("<button(?![^>]*type=\"button\")[^>]*value=\"(\\w+)\"");

    @Inject World world;

    @Test
    void enter_in_a_field_of_a_new_webinar_keeps_a_draft() {
        assertThat(sending(world.alice(), "/webinars/new"))
                .containsExactly("keep", "publish", "keep");
    }

    @Test
    void enter_in_a_field_of_a_draft_keeps_it() {
        Person alice = world.alice();
        String draft =
                alice.api()
                        .body("{\"title\": \"Half\", \"startsAt\": \"2030-01-01T10:00:00Z\"}")
                        .post("/api/v1/webinars")
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");

        assertThat(sending(alice, "/webinars/" + draft + "/edit"))
                .containsExactly("keep", "publish", "keep");
    }

    /** What the buttons that send the form say, in their order. */
    private static List<String> sending(Person host, String page) {
        String html = host.browser().get(page).then().statusCode(200).extract().asString();
        String form = FORM.matcher(html).results().map(MatchResult::group).findFirst().orElse("");
        return SENDING.matcher(form).results().map(button -> button.group(1)).toList();
    }
}
