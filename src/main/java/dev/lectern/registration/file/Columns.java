package dev.lectern.registration.file;

import dev.lectern.registration.form.Field;
import dev.lectern.registration.form.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What the columns of a file stand for, by the first line of it and what the form asks. */
final class Columns {
    static final String OCCURRENCE = "occurrence";
    static final String DATE = "date";

    /** Of a name in two cells. No question has an id with a space. */
    static final String FIRST = "first name";

    static final String LAST = "last name";

    private static final int MOST_UNREAD = 50;
    private static final Map<String, String> HEADINGS =
            Map.ofEntries(
                    Map.entry("e-mail", Field.EMAIL),
                    Map.entry("mail", Field.EMAIL),
                    Map.entry("email address", Field.EMAIL),
                    Map.entry("e-mail-adresse", Field.EMAIL),
                    Map.entry("full name", Field.NAME),
                    Map.entry("vollständiger name", Field.NAME),
                    Map.entry("firstname", FIRST),
                    Map.entry("first_name", FIRST),
                    Map.entry("given name", FIRST),
                    Map.entry("vorname", FIRST),
                    Map.entry("lastname", LAST),
                    Map.entry("last_name", LAST),
                    Map.entry("surname", LAST),
                    Map.entry("family name", LAST),
                    Map.entry("nachname", LAST),
                    Map.entry("familienname", LAST),
                    Map.entry("termin", DATE),
                    Map.entry("datum", DATE));

    /** Heeded, or written by an export for other eyes than ours. */
    private static final Set<String> KNOWN =
            Set.of(
                    OCCURRENCE,
                    DATE,
                    FIRST,
                    LAST,
                    Standing.COLUMN,
                    "registered",
                    "source",
                    "language",
                    "id",
                    "ref",
                    "referrer");

    private final Form form;
    private final List<String> headings;
    private final List<String> ids;

    Columns(Form form, List<String> headings) {
        this.form = form;
        this.headings = headings.stream().map(String::strip).toList();
        this.ids = this.headings.stream().map(this::id).toList();
    }

    private String id(String heading) {
        String plain = heading.toLowerCase(Locale.ROOT);
        for (Field field : form.fields()) {
            if (plain.equals(field.id().toLowerCase(Locale.ROOT))
                    || plain.equals(field.label().toLowerCase(Locale.ROOT))) {
                return field.id();
            }
        }
        return HEADINGS.getOrDefault(plain, plain);
    }

    int size() {
        return ids.size();
    }

    String id(int at) {
        return ids.get(at);
    }

    boolean have(String id) {
        return ids.contains(id);
    }

    /** As the file names it; the id where it does not. */
    String heading(String id) {
        int at = ids.indexOf(id);
        return at < 0 ? id : headings.get(at);
    }

    /** Those of which nothing is taken, as the file names them; of very many the first. */
    List<String> unread() {
        List<String> unread = new ArrayList<>();
        for (int at = 0; at < ids.size() && unread.size() < MOST_UNREAD; at++) {
            if (!headings.get(at).isEmpty() && !read(ids.get(at))) {
                unread.add(headings.get(at));
            }
        }
        return unread;
    }

    private boolean read(String id) {
        return KNOWN.contains(id)
                || id.startsWith("utm_")
                || form.fields().stream().anyMatch(field -> field.id().equals(id));
    }

    /**
     * The name in one cell, else in two. Beside a first name alone, a “name” without it as a word
     * is the last.
     */
    static String name(Map<String, String> given) {
        String whole = given.getOrDefault(Field.NAME, "").strip();
        String first = given.getOrDefault(FIRST, "").strip();
        String last = given.getOrDefault(LAST, "").strip();
        boolean half = last.isEmpty() && !inWords(whole).contains(inWords(first));
        return whole.isEmpty() || half
                ? (first + " " + (last.isEmpty() ? whole : last)).strip()
                : whole;
    }

    private static String inWords(String text) {
        return " " + text.toLowerCase(Locale.ROOT) + " ";
    }
}
