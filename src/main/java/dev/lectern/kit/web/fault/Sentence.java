package dev.lectern.kit.web.fault;

import java.util.List;
import java.util.Locale;

/**
 * What a rule says to whoever has to mend something, in every language of the house; it becomes
 * words at the edge, where the reader is known.
 *
 * <p>The languages stand beside each other where the rule stands, so that none can be forgotten and
 * a rule needs no bundle: {@code Sentence.of("Use at most %d seats.", "Nehmen Sie höchstens %d
 * Plätze.").about(300)}.
 */
public record Sentence(String english, String german, List<Object> about) {

    public static Sentence of(String english, String german) {
        return new Sentence(english, german, List.of());
    }

    /** Words that are in the reader's language already, or are somebody else's. */
    public static Sentence said(String words) {
        return of(words, words);
    }

    /** What {@link #kept} wrote. */
    public static Sentence read(String kept) {
        int tab = kept.indexOf('\t');
        return tab < 0 ? said(kept) : of(kept.substring(0, tab), kept.substring(tab + 1));
    }

    /** One line for a column, with the holes filled. */
    public String kept() {
        String english = oneLine(Locale.ENGLISH);
        String german = oneLine(Locale.GERMAN);
        return english.equals(german) ? english : english + "\t" + german;
    }

    private String oneLine(Locale language) {
        return in(language).replaceAll("\\s+", " ");
    }

    /** The same with its holes filled; a sentence in a hole follows the language. */
    public Sentence about(Object... values) {
        return new Sentence(english, german, List.of(values));
    }

    public String in(Locale language) {
        String words =
                language.getLanguage().equals(Locale.GERMAN.getLanguage()) ? german : english;
        return about.isEmpty() ? words : String.format(language, words, filled(language));
    }

    private Object[] filled(Locale language) {
        return about.stream()
                .map(value -> value instanceof Sentence part ? part.in(language) : value)
                .toArray();
    }
}
