package dev.lectern.registration.file;

import dev.lectern.registration.form.Field;
import dev.lectern.registration.form.Form;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * What the columns of a file stand for, by the first line of it and what the form asks. A name that
 * a question shares with a column of ours is the question's, unless the list was exported or has
 * the question under its other name; of two called alike one is ours, by its place.
 */
final class Columns {
    static final String OCCURRENCE = OwnColumns.key("occurrence");
    static final String DATE = OwnColumns.key("date");
    static final String STANDING = OwnColumns.key(Standing.COLUMN);

    /** Of a name in two cells. No question has an id with a space. */
    static final String FIRST = "first name";

    static final String LAST = "last name";

    private static final String UNREAD = "unread ";
    private static final int MOST_UNREAD = 50;
    private static final Map<String, String> HEADINGS =
            Map.ofEntries(
                    Map.entry("e-mail", Field.EMAIL),
                    Map.entry("mail", Field.EMAIL),
                    Map.entry("email address", Field.EMAIL),
                    Map.entry("e-mail-adresse", Field.EMAIL),
                    Map.entry("full name", Field.NAME),
                    Map.entry("vollständiger name", Field.NAME),
                    Map.entry(FIRST, FIRST),
                    Map.entry("firstname", FIRST),
                    Map.entry("first_name", FIRST),
                    Map.entry("given name", FIRST),
                    Map.entry("vorname", FIRST),
                    Map.entry(LAST, LAST),
                    Map.entry("lastname", LAST),
                    Map.entry("last_name", LAST),
                    Map.entry("surname", LAST),
                    Map.entry("family name", LAST),
                    Map.entry("nachname", LAST),
                    Map.entry("familienname", LAST),
                    Map.entry("termin", DATE),
                    Map.entry("datum", DATE));

    private final Form form;
    private final List<String> headings;
    private final List<String> plain;
    private final boolean exported;
    private final List<String> ids;

    Columns(Form form, List<String> headings) {
        this.form = form;
        this.headings = headings.stream().map(String::strip).toList();
        this.plain = this.headings.stream().map(one -> one.toLowerCase(Locale.ROOT)).toList();
        this.exported = OwnColumns.begin(this.headings);
        this.ids = IntStream.range(0, headings.size()).mapToObj(this::read).toList();
    }

    private String read(int at) {
        String heading = headings.get(at);
        if (OwnColumns.have(heading) && ours(at)) {
            return OwnColumns.key(plain.get(at));
        }
        return field(heading)
                .or(() -> field(OwnColumns.question(heading)))
                .orElseGet(() -> HEADINGS.getOrDefault(plain.get(at), UNREAD + plain.get(at)));
    }

    private boolean ours(int at) {
        Optional<String> question = field(headings.get(at));
        if (question.isEmpty()) {
            return true;
        }
        boolean several = Collections.frequency(plain, plain.get(at)) > 1;
        boolean named =
                headings.stream()
                        .map(OwnColumns::question)
                        .anyMatch(one -> field(one).equals(question));
        return several ? at == OwnColumns.place(plain.get(at), plain) : exported || named;
    }

    /** Names of questions outweigh their words, which may be the name of another. */
    private Optional<String> field(String heading) {
        return named(Field::id, heading::equals)
                .or(() -> named(Field::id, heading::equalsIgnoreCase))
                .or(() -> named(Field::label, heading::equalsIgnoreCase));
    }

    private Optional<String> named(Function<Field, String> part, Predicate<String> matches) {
        return form.fields().stream()
                .filter(field -> matches.test(part.apply(field)))
                .map(Field::id)
                .findFirst();
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
        return at < 0 ? OwnColumns.name(id) : headings.get(at);
    }

    /** Those of which nothing is taken, as the file names them; of very many the first. */
    List<String> unread() {
        List<String> unread = new ArrayList<>();
        for (int at = 0; at < ids.size() && unread.size() < MOST_UNREAD; at++) {
            if (!headings.get(at).isEmpty() && ids.get(at).startsWith(UNREAD)) {
                unread.add(headings.get(at));
            }
        }
        return unread;
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
