package dev.lectern.kit.web.fault;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MistakesTest {
    @ParameterizedTest
    @ValueSource(strings = {"Ada\nByron", "Ada\u0000", "Ada\u2028Byron", "\u202Eada", "Ada\u2067"})
    void a_name_stands_on_one_line_in_its_own_direction(String name) {
        assertThat(new Mistakes().whenNoLine(name, "name").at("name")).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ada Byron", "Zoë", "שרה\u200F", "محمد", "李四", "O’Brien-Łuk"})
    void a_name_is_what_people_are_called(String name) {
        assertThat(new Mistakes().whenNoLine(name, "name").isEmpty()).isTrue();
    }
}
