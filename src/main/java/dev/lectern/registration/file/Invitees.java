package dev.lectern.registration.file;

import dev.lectern.kit.web.fault.FieldError;
import dev.lectern.kit.web.fault.Refused;
import dev.lectern.kit.web.fault.Sentence;
import dev.lectern.registration.form.EmailAddress;
import dev.lectern.registration.form.PersonName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * People to be invited, as a host lists them: one a line, an address alone, "Name &lt;address&gt;",
 * or name and address with a comma, semicolon or tab between them in either order.
 */
public record Invitees(List<Invitee> people, List<RowProblem> problems) {
    private static final int MOST = 10_000;
    private static final Pattern ANGLED = Pattern.compile("(.*)<([^<>]*)>[,;]?\\s*");

    /** Somebody to be invited. */
    public record Invitee(String name, EmailAddress address) {}

    public static Invitees read(String text) {
        List<Invitee> people = new ArrayList<>();
        List<RowProblem> problems = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        int number = 0;
        for (String line : text.split("\\R", -1)) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            if (people.size() == MOST) {
                throw new Refused(
                        "people",
                        Sentence.of(
                                "Invite at most 10,000 people at once.",
                                "Laden Sie höchstens 10.000 Personen auf einmal ein."));
            }
            try {
                Invitee one = invitee(line.strip());
                if (seen.add(one.address().key())) {
                    people.add(one);
                }
            } catch (Refused refused) {
                FieldError first = refused.errors().get(0);
                problems.add(
                        new RowProblem(number, first.field(), first.field(), first.sentence()));
            }
        }
        return new Invitees(people, problems);
    }

    public static Invitee of(String name, String email) {
        EmailAddress address = EmailAddress.of(email);
        String called = name.isBlank() ? PersonName.standIn(address.text()) : name;
        return new Invitee(PersonName.of(called).text(), address);
    }

    private static Invitee invitee(String line) {
        Matcher angled = ANGLED.matcher(line);
        if (angled.matches()) {
            return of(bare(angled.group(1)), angled.group(2).strip());
        }
        String[] cells = line.split("\\s*[,;\\t]\\s*", 2);
        if (cells.length == 1 || cells[1].isBlank()) {
            return of("", bare(cells[0]));
        }
        boolean addressFirst = cells[0].contains("@");
        return addressFirst
                ? of(bare(cells[1]), bare(cells[0]))
                : of(bare(cells[0]), bare(cells[1]));
    }

    private static String bare(String text) {
        return text.strip().replaceAll("^\"|\"$", "").replaceAll("[,;]$", "").strip();
    }
}
