package dev.lectern.registration.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lectern.kit.web.fault.FieldError;
import dev.lectern.kit.web.fault.Refused;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormTest {
    private static final Locale EN = Locale.ENGLISH;

    @Test
    void without_fields_a_form_asks_for_name_address_and_mobile_number() {
        Form form = Form.from(null, EN);

        assertThat(form.fields()).extracting(Field::id).containsExactly("name", "email", "mobile");
        assertThat(form.fields())
                .extracting(Field::label)
                .containsExactly("Full name", "Email address", "Mobile number");
        assertThat(form.fields()).extracting(Field::required).containsExactly(true, true, false);
        assertThat(form.fields()).noneMatch(field -> field.placeholder().isEmpty());
    }

    @Test
    void name_and_address_stand_first_whatever_the_host_left_out() {
        Form form = form(question("company", "text").put("required", true));

        assertThat(form.fields()).extracting(Field::id).containsExactly("name", "email", "company");
    }

    @Test
    void fields_stand_in_their_order() {
        Form form =
                form(question("b", "text").put("order", 9), question("a", "text").put("order", 3));

        assertThat(form.questions()).extracting(Field::id).containsExactly("a", "b");
    }

    @Test
    void a_changed_question_makes_another_version_and_the_same_ones_the_same() {
        Form before = form(question("a", "text"));
        Form same = form(question("a", "text"));
        Form after = form(question("a", "text").put("label", "Other"));

        assertThat(before.version()).isEqualTo(same.version()).isNotEqualTo(after.version());
        assertThat(Form.from(before.json(), EN)).isEqualTo(before);
    }

    @Test
    void every_kind_of_answer_is_kept_in_its_own_shape() {
        Form form =
                form(
                        question("text", "text"),
                        question("long", "long-text"),
                        question("mail", "email"),
                        question("phone", "phone"),
                        question("number", "number"),
                        question("one", "choice").put("options", options()),
                        question("many", "choices").put("options", options()),
                        question("yes", "yes-no"),
                        question("ok", "consent"));

        JsonObject kept =
                form.checkQuestions(
                        new JsonObject()
                                .put("text", "  a \u202e b ")
                                .put("long", "one\r\ntwo")
                                .put("mail", "Ann@BÜCHER.example")
                                .put("phone", "+49 (30) 12-34/5")
                                .put("number", "3,50")
                                .put("one", "red")
                                .put("many", new JsonArray().add("red").add("blue").add("red"))
                                .put("yes", "no")
                                .put("ok", "on"));

        assertThat(kept.getString("text")).isEqualTo("a b");
        assertThat(kept.getString("long")).isEqualTo("one\ntwo");
        assertThat(kept.getString("mail")).isEqualTo("Ann@xn--bcher-kva.example");
        assertThat(kept.getValue("number")).isEqualTo(new BigDecimal("3.50"));
        assertThat(kept.getJsonArray("many").getList()).isEqualTo(List.of("red", "blue"));
        assertThat(kept.getBoolean("yes")).isFalse();
        assertThat(kept.getBoolean("ok")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "text,''",
        "number,twelve",
        "number,1e999999999",
        "phone,call me",
        "choice,green",
        "choices,green",
        "yes-no,perhaps",
        "consent,no",
        "email,a@b",
        "number,''",
        "choice,''"
    })
    void an_answer_that_does_not_fit_is_refused_with_a_sentence(String type, String answer) {
        Form form = form(question("q", type).put("required", true).put("options", options()));

        assertThat(errors(form, new JsonObject().put("q", answer)))
                .singleElement()
                .satisfies(error -> assertThat(error.field()).isEqualTo("q"))
                .satisfies(error -> assertThat(error.message()).endsWith("."));
    }

    @Test
    void a_question_that_need_not_be_answered_may_stay_empty() {
        Form form =
                form(question("q", "choice").put("options", options()), question("n", "number"));

        assertThat(form.checkQuestions(new JsonObject().put("q", "").put("n", ""))).isEmpty();
        assertThat(form.checkQuestions(new JsonObject())).isEmpty();
    }

    @Test
    void everything_wrong_is_said_at_once() {
        Form form = form(question("ok", "consent").put("required", true));

        assertThatThrownBy(() -> form.check("", "nobody", new JsonObject()))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> {
                            assertThat(refused.errors())
                                    .extracting(FieldError::field)
                                    .containsExactly("name", "email", "ok");
                            assertThat(refused.errors().get(0).sentence().german())
                                    .isEqualTo("Geben Sie Ihren Namen ein.");
                        });
    }

    @Test
    void an_answer_to_a_question_that_was_not_asked_is_refused() {
        assertThat(errors(form(question("a", "text")), new JsonObject().put("role", "owner")))
                .singleElement()
                .satisfies(error -> assertThat(error.message()).contains("does not ask “role”"));
    }

    @Test
    void ten_thousand_characters_are_refused_where_a_line_is_asked() {
        assertThat(
                        errors(
                                form(question("a", "text")),
                                new JsonObject().put("a", "x".repeat(10_000))))
                .singleElement()
                .satisfies(e -> assertThat(e.message()).isEqualTo("Keep this to 500 characters."));
    }

    @Test
    void an_object_in_place_of_an_answer_is_refused() {
        assertThat(errors(form(question("a", "text")), new JsonObject().put("a", new JsonObject())))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"'',text", "1a,text", "a b,text", "a,colour", "a,choice"})
    void a_question_that_cannot_be_asked_is_refused(String id, String type) {
        JsonObject field = new JsonObject().put("id", id).put("type", type).put("label", "x");

        assertThatThrownBy(() -> form(field)).isInstanceOf(Refused.class);
    }

    @Test
    void two_questions_with_one_id_are_refused() {
        assertThatThrownBy(() -> form(question("a", "text"), question("a", "text")))
                .hasMessageContaining("Two questions");
    }

    @Test
    void fifty_questions_besides_name_and_address_are_read_back_as_they_were_kept() {
        Form full = form(many(50));

        assertThat(Form.from(full.json(), EN).version()).isEqualTo(full.version());
        assertThatThrownBy(() -> form(many(51))).hasMessageContaining("at most 50");
    }

    private static JsonObject[] many(int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> question("q" + n, "text"))
                .toArray(JsonObject[]::new);
    }

    static Form form(JsonObject... fields) {
        return Form.from(new JsonArray(List.of(fields)), EN);
    }

    static JsonObject question(String id, String type) {
        JsonObject field = new JsonObject().put("id", id).put("type", type).put("label", id);
        return type.startsWith("choice") ? field.put("options", options()) : field;
    }

    private static JsonArray options() {
        return new JsonArray().add("red").add("blue");
    }

    private static List<FieldError> errors(Form form, JsonObject answers) {
        try {
            form.checkQuestions(answers);
            return List.of();
        } catch (Refused refused) {
            return refused.errors();
        }
    }
}
