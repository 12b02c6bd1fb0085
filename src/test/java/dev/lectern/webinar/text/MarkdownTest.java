package dev.lectern.webinar.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {

    @Test
    void what_people_write_comes_out_as_html() {
        String html = Markdown.html("# Hello\n\nfor **all** of [us](https://example.org)");

        assertThat(html)
                .contains("<h2>Hello</h2>", "<strong>all</strong>", "rel=\"nofollow\"", ">us</a>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "[x](javascript:alert(1))",
                "<a href=\"javascript:alert(1)\">x</a>",
                "![x](https://example.org/spy.gif)",
            })
    void nothing_that_acts_gets_through(String written) {
        assertThat(Markdown.html(written))
                .doesNotContain("<script", "<img", "onerror=\"", "href=\"javascript");
    }

    @Test
    void a_link_that_may_lead_nowhere_is_only_its_words() {
        String written = "[press here](javascript:alert(1))";

        assertThat(Markdown.html(written)).isEqualTo("<p>press here</p>\n");
        assertThat(Markdown.plain(written)).isEqualTo("press here");
        assertThat(Markdown.plain("[us](https://example.org)"))
                .isEqualTo("us (https://example.org)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<a ", "<http://", "<!--", "<?", "<![CDATA["})
    void what_is_searched_for_its_end_again_and_again_is_refused(String piece) {
        String bomb = piece.repeat(Markdown.LONGEST / piece.length());

        assertThat(Markdown.problem(bomb)).isPresent();
        assertThat(Markdown.html(bomb)).isEmpty();
        assertThat(Markdown.plain(bomb)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"*a **b ", "[", "![a", "`", "[a](b(", "&a"})
    void what_only_looks_like_markup_is_shown_as_it_is(String piece) {
        String text = piece.repeat(Markdown.LONGEST / piece.length());

        assertThat(Markdown.problem(text).isPresent()).isEqualTo(Markdown.html(text).isEmpty());
    }

    @Test
    void quotes_in_quotes_without_end_are_refused() {
        assertThat(Markdown.problem(">".repeat(5_000))).isPresent();
    }
}
