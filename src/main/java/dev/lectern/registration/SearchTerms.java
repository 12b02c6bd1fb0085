package dev.lectern.registration;

import java.net.IDN;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What people look for in words, as the database is asked for it: each a beginning of a word. */
final class SearchTerms {
    private static final int MOST = 10;
    private static final String BETWEEN = "[^\\p{L}\\p{N}]+";

    private SearchTerms() {}

    /** Letters and digits only reach the query; empty where there are none. */
    static String of(@Nullable String words) {
        return words == null
                ? ""
                : words(words.toLowerCase(Locale.ROOT))
                        .limit(MOST)
                        .map(SearchTerms::term)
                        .collect(Collectors.joining(" & "));
    }

    /**
     * A word with an umlaut may stand in an address too, in whose domain it is written in ASCII.
     */
    private static String term(String word) {
        String ascii = begun(ascii(word));
        return ascii.isEmpty() || ascii.equals(begun(word))
                ? begun(word)
                : "(" + begun(word) + " | (" + ascii + "))";
    }

    private static String ascii(String word) {
        try {
            return IDN.toASCII(word).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException noDomain) {
            return word;
        }
    }

    private static String begun(String words) {
        return words(words).map(word -> word + ":*").collect(Collectors.joining(" & "));
    }

    private static Stream<String> words(String text) {
        return Stream.of(text.split(BETWEEN)).filter(word -> !word.isEmpty());
    }
}
