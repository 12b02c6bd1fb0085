package dev.lectern.webinar.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlugTest {

    @ParameterizedTest
    @CsvSource({
        "How we ship, how-we-ship",
        "Größe & Übermut, groesse-and-uebermut",
        "Crème brûlée!, creme-brulee",
        "  --x--  , x",
    })
    void a_title_becomes_readable_words(String title, String slug) {
        assertThat(Slug.of(title, "en")).isEqualTo(slug);
    }

    @ParameterizedTest
    @ValueSource(strings = {"settings", "???", "日本語", ""})
    void a_title_that_spells_nothing_or_something_reserved_gets_letters(String title) {
        assertThat(Slug.of(title, "en")).matches("webinar-[a-z2-9]{6}");
    }

    @Test
    void a_german_title_says_und() {
        assertThat(Slug.of("Größe & Übermut", "de")).isEqualTo("groesse-und-uebermut");
    }

    @Test
    void it_is_known_of_which_title_it_was_made() {
        assertThat(Slug.isMadeOf("how-we-ship", "How we ship", "en")).isTrue();
        assertThat(Slug.isMadeOf(Slug.varied("how-we-ship"), "How we ship", "en")).isTrue();
        assertThat(Slug.isMadeOf(Slug.of("???", "en"), "!!!", "en")).isTrue();
        assertThat(Slug.isMadeOf("ours", "How we ship", "en")).isFalse();
    }

    @Test
    void a_long_title_is_cut_between_words() {
        String slug = Slug.of("word ".repeat(40), "en");

        assertThat(slug).hasSizeLessThanOrEqualTo(60).endsWith("word");
    }

    @ParameterizedTest
    @ValueSource(strings = {"api", "Upper", "a--b", "-a", "a b", ""})
    void a_chosen_address_that_cannot_be_is_refused(String chosen) {
        assertThat(Slug.problem(chosen)).isPresent();
    }
}
