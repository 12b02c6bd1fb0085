package dev.lectern.kit.web.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class SentenceTest {
    private static final Sentence MOST =
            Sentence.of("Take at most %,d %s.", "Nehmen Sie höchstens %,d %s.");

    @Test
    void holes_are_filled_as_the_language_writes_them() {
        Sentence told = MOST.about(3000, Sentence.of("seats", "Plätze"));

        assertThat(told.in(Locale.ENGLISH)).isEqualTo("Take at most 3,000 seats.");
        assertThat(told.in(Locale.GERMANY)).isEqualTo("Nehmen Sie höchstens 3.000 Plätze.");
    }

    @Test
    void who_speaks_neither_language_reads_english() {
        assertThat(MOST.about(2, "seats").in(Locale.FRENCH)).startsWith("Take at most 2");
    }

    @Test
    void what_was_said_already_is_not_read_for_holes() {
        assertThat(Sentence.said("100 % sure").in(Locale.GERMAN)).isEqualTo("100 % sure");
    }

    @Test
    void what_a_column_keeps_is_read_again_in_both_languages() {
        Sentence said = Sentence.of("%s takes %,d people.", "%s nimmt %,d Personen.");

        Sentence read = Sentence.read(said.about("Stream", 10_000).kept());

        assertThat(read.in(Locale.ENGLISH)).isEqualTo("Stream takes 10,000 people.");
        assertThat(read.in(Locale.GERMAN)).isEqualTo("Stream nimmt 10.000 Personen.");
    }

    @Test
    void what_somebody_else_said_is_kept_as_one_line() {
        assertThat(Sentence.said("bad\tgateway\n\n(nginx)").kept())
                .isEqualTo("bad gateway (nginx)");
        assertThat(Sentence.read("bad gateway").in(Locale.GERMAN)).isEqualTo("bad gateway");
    }
}
