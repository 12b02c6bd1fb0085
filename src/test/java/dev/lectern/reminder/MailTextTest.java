package dev.lectern.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MailTextTest {

    @ParameterizedTest
    @EnumSource(MailKind.class)
    void every_mail_has_its_words_in_both_languages_with_tags_that_are_known(MailKind kind) {
        for (Locale language : new Locale[] {Locale.ENGLISH, Locale.GERMAN}) {
            MailText text = MailText.standard(kind, language);

            String all = text.subject() + text.headline() + text.text() + text.button();
            Matcher tags = Pattern.compile("\\{([^}]*)}").matcher(all);
            while (tags.find()) {
                assertThat(MergeTags.KNOWN).contains(tags.group(1));
            }
            assertThat(all).doesNotContain("!");
        }
    }

    @Test
    void what_is_put_in_is_not_read_for_tags_again() {
        MergeTags tags = new MergeTags(Map.of("name", "{title} $1", "title", "Roses"));

        assertThat(tags.in("{name}: {title} {unknown}")).isEqualTo("{title} $1: Roses {unknown}");
    }

    @Test
    void a_paragraph_of_which_nothing_is_left_is_left_out() {
        MergeTags tags = new MergeTags(Map.of("note", "", "name", "Carol"));

        assertThat(tags.paragraphs("Hello {name},\n\n{note}\n\nbye"))
                .containsExactly("Hello Carol,", "bye");
    }

    @Test
    void a_subject_is_one_line() {
        assertThat(new MergeTags(Map.of("title", "a\r\nBcc: b")).line("{title}"))
                .isEqualTo("a Bcc: b");
    }
}
