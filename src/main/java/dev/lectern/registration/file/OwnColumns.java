package dev.lectern.registration.file;

import dev.lectern.kit.web.fault.FieldError;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The columns that a list of people has beside its questions. A question that is called like one of
 * them stands under another name, so that no answer is taken for how somebody stands.
 */
public final class OwnColumns {
    private static final Set<String> NAMES =
            Set.of(
                    Standing.COLUMN,
                    "registered",
                    "source",
                    "language",
                    "id",
                    "occurrence",
                    "ref",
                    "referrer",
                    "date");
    private static final List<String> BEGINNING =
            List.of("email", "name", Standing.COLUMN, "registered");
    private static final String CAMPAIGN = "utm_";
    private static final String ANSWER = "answer:";

    /** No question has an id with a space. */
    private static final String OWN = "own ";

    private OwnColumns() {}

    /** Whether a column of ours has this name. */
    public static boolean have(String name) {
        String plain = name.toLowerCase(Locale.ROOT);
        return NAMES.contains(plain) || plain.startsWith(CAMPAIGN);
    }

    /** What the column of a question is called. */
    public static String heading(String question) {
        return have(question) ? ANSWER + " " + question : question;
    }

    /** The id or label of the question that a column names as such; empty where it names none. */
    static String question(String heading) {
        return heading.toLowerCase(Locale.ROOT).startsWith(ANSWER)
                ? heading.substring(ANSWER.length()).strip()
                : "";
    }

    /** Whether the first line is that of a list which was exported. */
    static boolean begin(List<String> headings) {
        return headings.size() >= BEGINNING.size()
                && headings.stream()
                        .limit(BEGINNING.size())
                        .map(heading -> heading.toLowerCase(Locale.ROOT))
                        .toList()
                        .equals(BEGINNING);
    }

    /** Of several columns called alike: which is ours, by where an export has it. */
    static int place(String name, List<String> headings) {
        return BEGINNING.contains(name) ? headings.indexOf(name) : headings.lastIndexOf(name);
    }

    /** By what a cell of such a column is found, whatever questions are called. */
    static String key(String name) {
        return OWN + name;
    }

    static String name(String key) {
        return key.startsWith(OWN) ? key.substring(OWN.length()) : key;
    }

    /** What is wrong with a cell of such a column. */
    static FieldError error(FieldError wrong) {
        return new FieldError(key(wrong.field()), wrong.sentence());
    }
}
