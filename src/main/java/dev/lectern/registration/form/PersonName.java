package dev.lectern.registration.form;

import dev.lectern.kit.web.fault.Refused;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A person's name as it may be shown to others: one line, nothing invisible, 100 characters, and
 * nothing that leads elsewhere: under this name whoever has the address is mailed.
 */
public record PersonName(String text) {
    private static final int LONGEST = 100;

    /** Countries that are words of names too: "Hofrat.in", "Gen.de Gaulle", "Msgr.St. Pierre". */
    private static final Set<String> IN_NAMES = Set.of("IN", "MA", "DE", "LA", "ST");

    private static final String COUNTRIES =
            Stream.concat(Stream.of(Locale.getISOCountries()), Stream.of("UK", "EU"))
                    .filter(country -> !IN_NAMES.contains(country))
                    .collect(Collectors.joining("|"));

    private static final String TITLES =
            "d?dr|prof|m?mag|dipl|ing|lic|sig|dott|st|mr|mrs|ms|univ|doz|ra|msgr|sra?";

    /** What stands before such a word. */
    private static final String SHORT_FORMS =
            TITLES
                    + "|mme|mlle|srta|ma|gen|col|\\p{L}*rat|hofr|kommr|v?bgm|v?dir|l?abg|gr|str|nr|lr"
                    + "|prim|dkfm|präs|obst|hptm|insp|b?mst|prok|ass|fco|joh|jos";

    private static String notAfter(String words) {
        return "(?<![\\p{L}\\p{N}-])(?!((dipl|univ|priv)?-)?("
                + words
                + ")\\.)[\\p{L}\\p{N}-]{2,}\\.";
    }

    /** Initials, titles, degrees and "c/o" have dots and strokes as well, and are no domains. */
    private static final Pattern LINK =
            Pattern.compile(
                    "://|\\bwww\\d?\\.\\S"
                            + "|[\\p{L}\\p{N}-]{2,}\\.\\p{L}{2,}(:\\d+)?/\\S"
                            + "|[\\p{L}\\p{N}]\\.(?!(sc|ed|eng|phil|arch|mus)/)\\p{L}{2,}(:\\d+)?/\\S"
                            + "|[\\p{L}\\p{N}-]{2,}\\.(com|net|org|info|biz|xyz|top|online|site|shop"
                            + "|club|click|link|app|dev|live|store|win|vip|bet|casino|page)\\b"
                            + ("|" + notAfter(TITLES) + "(" + COUNTRIES + ")\\b")
                            + ("|" + notAfter(SHORT_FORMS) + "(in|ma|de|la|st)\\b")
                            + "|(?-i:\\b[a-z0-9]\\.(me|co|ly|gg|cc|tv|com|org|net))\\b",
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);

    /** What a browser takes for a dot between the parts of a domain. */
    private static final Pattern DOTS = Pattern.compile("[\u3002\uff61]");

    /** What stands between the words of an address before its "@". */
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[._]+");

    /**
     * What somebody is called whose name nobody wrote: what their address begins with, its words
     * apart, so that none of it reads like a domain.
     */
    public static String standIn(String address) {
        String local = beginning(address);
        String words = BETWEEN_WORDS.matcher(local).replaceAll(" ").strip();
        return words.isEmpty() ? local : words;
    }

    /** Whether this is but the beginning of an address, as it stands there or with words apart. */
    public static boolean standsIn(String name, String address) {
        return name.equals(standIn(address)) || name.equals(beginning(address));
    }

    private static String beginning(String address) {
        int at = address.indexOf('@');
        return at > 0 ? address.substring(0, at) : address;
    }

    public static PersonName of(@Nullable String typed) {
        if (typed != null && typed.length() > 20 * LONGEST) {
            throw new Refused("name", Reply.NAME_LONG.sentence());
        }
        String clean = typed == null ? "" : InvisibleText.line(typed);
        if (clean.isEmpty()) {
            throw new Refused("name", Reply.NAME_MISSING.sentence());
        }
        if (clean.codePointCount(0, clean.length()) > LONGEST) {
            throw new Refused("name", Reply.NAME_LONG.sentence());
        }
        String plain = Normalizer.normalize(clean, Normalizer.Form.NFKC);
        if (LINK.matcher(DOTS.matcher(plain).replaceAll(".")).find()) {
            throw new Refused("name", Reply.NAME_LINK.sentence());
        }
        return new PersonName(clean);
    }
}
