package dev.lectern.webinar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class MeanwhileTest {
    private static final Filled FILLED =
            Filled.read(Filled.with(Map.of("title", "Old", "seats", "10", "text", "a\nb")).text());

    @Test
    void what_nobody_touched_here_stands_as_others_have_it() {
        Meanwhile meanwhile = since(stands("New", "10"), typed("Old", "10"));

        assertThat(meanwhile.mine()).isEmpty();
        assertThat(meanwhile.theirs()).containsExactly("title");
        assertThat(meanwhile.clashes()).isEmpty();
    }

    @Test
    void what_was_touched_here_and_nowhere_else_is_no_clash() {
        Meanwhile meanwhile = since(stands("Old", "10"), typed("Mine", "10"));

        assertThat(meanwhile.mine()).containsExactly("title");
        assertThat(meanwhile.quiet()).isTrue();
    }

    @Test
    void two_who_change_one_field_clash_unless_they_agree() {
        assertThat(since(stands("Theirs", "10"), typed("Mine", "10")).clashes())
                .containsExactly("title");
        assertThat(since(stands("Same", "10"), typed("Same", "10")).quiet()).isTrue();
    }

    @Test
    void a_browsers_line_ends_are_no_change() {
        Meanwhile meanwhile = since(Map.of("text", "a\nb"), Map.of("text", "a\r\nb\r\n"));

        assertThat(meanwhile.mine()).isEmpty();
        assertThat(meanwhile.quiet()).isTrue();
    }

    @Test
    void of_a_form_without_marks_all_that_differs_clashes() {
        Meanwhile meanwhile =
                Meanwhile.of(Filled.read(""), stands("Theirs", "10"), typed("Mine", "10"));

        assertThat(meanwhile.clashes()).containsExactly("title");
        assertThat(meanwhile.theirs()).isEmpty();
    }

    @Test
    void a_field_that_was_not_on_the_form_stays() {
        assertThat(since(stands("New", "20"), Map.of("title", "Old")).mine()).isEmpty();
    }

    private static Meanwhile since(Map<String, String> stands, Map<String, String> typed) {
        return Meanwhile.of(FILLED, stands, typed);
    }

    private static Map<String, String> stands(String title, String seats) {
        return Map.of("title", title, "seats", seats);
    }

    private static Map<String, String> typed(String title, String seats) {
        return Map.of("title", title, "seats", seats);
    }
}
