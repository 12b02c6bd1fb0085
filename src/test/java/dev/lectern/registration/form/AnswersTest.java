package dev.lectern.registration.form;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is said now, beside what was said before. */
class AnswersTest {
    private static final JsonObject TERMS = FormTest.question("terms", "consent");
    private static final JsonObject CITY = FormTest.question("city", "text");

    @Test
    void what_was_not_asked_now_stays_under_the_question_as_it_was_asked() {
        Form before = FormTest.form(worded("Where from?"), FormTest.question("age", "number"));
        Form now = FormTest.form(worded("Your house number?"), TERMS);
        JsonObject given = new JsonObject().put("city", "Graz").put("age", 40);

        Answers both = said(now, new JsonObject().put("terms", true)).beside(before, given);

        assertThat(both.rest().encode()).isEqualTo("{\"terms\":true,\"city\":\"Graz\",\"age\":40}");
        assertThat(both.asked().questions())
                .extracting(Field::label)
                .containsExactly("Where from?", "terms", "age");
        assertThat(Form.from(both.asked().json(), Locale.ENGLISH).version())
                .isEqualTo(both.asked().version());
    }

    @Test
    void what_is_said_now_takes_the_place_of_what_was_said() {
        Form form = FormTest.form(CITY, TERMS);
        JsonObject given = new JsonObject().put("city", "Graz").put("terms", true);

        Answers both = said(form, new JsonObject().put("city", "Linz")).beside(form, given);

        assertThat(both.rest()).isEqualTo(new JsonObject().put("city", "Linz"));
        assertThat(both.asked().version()).isEqualTo(form.version());
    }

    @Test
    void an_answer_for_whose_question_there_is_no_room_is_not_kept() {
        Form before = FormTest.form(CITY, FormTest.question("age", "number"));
        Form now =
                FormTest.form(
                        IntStream.rangeClosed(1, Form.MOST_FIELDS - 1)
                                .mapToObj(number -> FormTest.question("q" + number, "text"))
                                .toArray(JsonObject[]::new));
        JsonObject given = new JsonObject().put("city", "Graz").put("age", 40);

        Answers both = said(now, new JsonObject()).beside(before, given);

        assertThat(both.rest()).isEqualTo(new JsonObject().put("city", "Graz"));
        assertThat(both.asked().questions()).extracting(Field::id).contains("city");
    }

    @Test
    void an_answer_without_its_question_stands_under_its_id_and_under_no_other_question() {
        JsonObject given = new JsonObject().put("city", "Graz").put("age", 40);

        Answers both =
                said(FormTest.form(CITY), new JsonObject()).beside(FormTest.form(TERMS), given);

        assertThat(both.rest()).isEqualTo(new JsonObject().put("age", 40));
    }

    private static JsonObject worded(String label) {
        return CITY.copy().put("label", label);
    }

    private static Answers said(Form form, JsonObject rest) {
        return new Answers(form, "Carol", EmailAddress.of("carol@x.example"), rest);
    }
}
