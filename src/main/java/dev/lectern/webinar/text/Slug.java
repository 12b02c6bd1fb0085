package dev.lectern.webinar.text;

import dev.lectern.kit.web.fault.Sentence;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The readable part of a webinar's address: lower-case words joined by hyphens. */
public final class Slug {
    private static final int LONGEST = 60;
    private static final Pattern SHAPE = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?");
    private static final Set<String> RESERVED =
            Set.of(
                    "account",
                    "admin",
                    "api",
                    "app",
                    "assets",
                    "call",
                    "dashboard",
                    "edit",
                    "embed",
                    "help",
                    "hooks",
                    "join",
                    "lectern",
                    "live",
                    "login",
                    "logout",
                    "mailbox",
                    "me",
                    "new",
                    "now",
                    "null",
                    "place",
                    "q",
                    "register",
                    "room",
                    "settings",
                    "setup",
                    "signin",
                    "signout",
                    "signup",
                    "static",
                    "studio",
                    "support",
                    "undefined",
                    "w",
                    "webinar",
                    "webinars",
                    "www");
    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";
    private static final String VARIATION = "-[" + LETTERS + "]{6}$";
    private static final SecureRandom RANDOM = new SecureRandom();

    private Slug() {}

    /** Made of a title in its language; never reserved, never empty. */
    public static String of(String title, String language) {
        String spelled =
                title.toLowerCase(Locale.ROOT)
                        .replace("ä", "ae")
                        .replace("ö", "oe")
                        .replace("ü", "ue")
                        .replace("ß", "ss")
                        .replace("&", language.startsWith("de") ? " und " : " and ");
        String plain =
                Normalizer.normalize(spelled, Normalizer.Form.NFKD)
                        .replaceAll("\\p{M}+", "")
                        .replaceAll("[^a-z0-9]+", "-")
                        .replaceAll("^-|-$", "");
        String cut = cut(plain);
        return cut.isEmpty() || RESERVED.contains(cut) ? varied("webinar") : cut;
    }

    /** Whether it was made of this title, with letters behind it or without. */
    public static boolean isMadeOf(String slug, String title, String language) {
        String made = of(title, language);
        return slug.equals(made)
                || slug.replaceAll(VARIATION, "").equals(made.replaceAll(VARIATION, ""));
    }

    /** The same with a few letters behind it, for when it is taken. */
    public static String varied(String slug) {
        var letters = new StringBuilder();
        for (int i = 0; i < 6; i++) {
            letters.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        String head = slug.length() > LONGEST - 7 ? slug.substring(0, LONGEST - 7) : slug;
        return head.replaceAll("-$", "") + "-" + letters;
    }

    /** A sentence saying what is wrong with one that somebody chose. */
    public static Optional<Sentence> problem(String chosen) {
        if (RESERVED.contains(chosen)) {
            return Optional.of(
                    Sentence.of(
                                    "“%s” is kept for Lectern itself. Choose another address.",
                                    "„%s“ ist Lectern selbst vorbehalten. Wählen Sie eine andere"
                                            + " Adresse.")
                            .about(chosen));
        }
        if (!SHAPE.matcher(chosen).matches() || chosen.contains("--")) {
            return Optional.of(
                    Sentence.of(
                            "Use up to 60 lower-case letters, digits and single hyphens between"
                                    + " them.",
                            "Nehmen Sie bis zu 60 Kleinbuchstaben, Ziffern und einzelne"
                                    + " Bindestriche dazwischen."));
        }
        return Optional.empty();
    }

    private static String cut(String plain) {
        if (plain.length() <= LONGEST) {
            return plain;
        }
        int end = plain.lastIndexOf('-', LONGEST);
        return plain.substring(0, end > LONGEST / 2 ? end : LONGEST);
    }
}
