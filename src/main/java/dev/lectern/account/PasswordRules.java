package dev.lectern.account;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What may be a password: long enough, and none that everybody tries first. Capitals, digits and
 * signs are welcome and not asked for.
 *
 * <p>The list holds the words that leaked passwords are made of. What people do to such a word
 * (capitals, look-alike signs, digits and signs round it, twice the same) is undone before it is
 * looked up, so a line stands for hundreds of passwords.
 */
final class PasswordRules {
    static final int SHORTEST = 10;
    static final int LONGEST = 200;

    private static final Set<String> COMMON = read();
    private static final String WALKS =
            "01234567890123456789 09876543210987654321 qwertyuiop asdfghjkl zxcvbnm qwertzuiop"
                    + " yxcvbnm azertyuiop qsdfghjklm 1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik,9ol.0p;/"
                    + " 1q2w3e4r5t6y7u8i9o0p q1w2e3r4t5y6u7i8o9p0 qazwsxedcrfvtgbyhnujmikolp"
                    + " abcdefghijklmnopqrstuvwxyz zyxwvutsrqponmlkjihgfedcba qweasdzxc"
                    + " 1234qwerasdfzxcv qwer1234 asdf1234 zaq12wsx 123qweasd 123qweasdzxc";
    private static final Pattern ROUND_IT = Pattern.compile("^[^a-z]+|[^a-z]+$");
    private static final Pattern REPEATED = Pattern.compile("(.{1,6}?)\\1+(.{0,3})");

    private PasswordRules() {}

    /** Nothing when it may be used. */
    static Optional<Weakness> check(String password, String email, String name) {
        int length = password.codePointCount(0, password.length());
        if (length < SHORTEST) {
            return Optional.of(Weakness.SHORT);
        }
        if (length > LONGEST) {
            return Optional.of(Weakness.LONG);
        }
        String lower = password.toLowerCase(Locale.ROOT);
        if (isCommon(lower)) {
            return Optional.of(Weakness.COMMON);
        }
        return isAbout(lower, email) || isAbout(lower, name)
                ? Optional.of(Weakness.ABOUT_YOU)
                : Optional.empty();
    }

    private static boolean isCommon(String lower) {
        String letters = plain(lower);
        return COMMON.contains(lower)
                || COMMON.contains(stem(lower))
                || COMMON.contains(stem(letters))
                || isTwoCommonWords(stem(lower))
                || isTwoCommonWords(stem(letters))
                || isWalk(lower)
                || isWalk(stem(lower))
                || REPEATED.matcher(lower).matches()
                || lower.chars().distinct().count() < 4;
    }

    private static boolean isTwoCommonWords(String stem) {
        for (int i = 3; i <= stem.length() - 3; i++) {
            if (COMMON.contains(stem.substring(0, i)) && COMMON.contains(stem.substring(i))) {
                return true;
            }
        }
        return false;
    }

    /** A finger's way over the keyboard, or along the alphabet. */
    private static boolean isWalk(String text) {
        return text.length() >= 4 && WALKS.contains(text);
    }

    /** The word without what stands round it: "!!summer2024" is "summer". */
    private static String stem(String text) {
        return ROUND_IT.matcher(text).replaceAll("");
    }

    private static String plain(String text) {
        return text.replace('@', 'a')
                .replace('4', 'a')
                .replace('3', 'e')
                .replace('1', 'i')
                .replace('!', 'i')
                .replace('0', 'o')
                .replace('$', 's')
                .replace('5', 's')
                .replace('7', 't');
    }

    private static boolean isAbout(String lower, String person) {
        String own = person.toLowerCase(Locale.ROOT).strip();
        String local = own.contains("@") ? own.substring(0, own.indexOf('@')) : own;
        String stem = stem(lower);
        return !own.isEmpty()
                && (lower.equals(own)
                        || stem.equals(local)
                        || stem.equals(local.replaceAll("[^a-z]", "")));
    }

    private static Set<String> read() {
        try (InputStream list = PasswordRules.class.getResourceAsStream("common-passwords.txt")) {
            if (list == null) {
                throw new IllegalStateException("The list of common passwords is missing");
            }
            String text = new String(list.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> Arrays.stream(line.strip().split("\\s+")))
                    .filter(word -> !word.isEmpty())
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException("The list of common passwords cannot be read", e);
        }
    }
}
