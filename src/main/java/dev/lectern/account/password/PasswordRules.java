package dev.lectern.account.password;

import java.util.Locale;
import java.util.Optional;

/**
 * What may be a password: long enough, and none that everybody tries first. Capitals, digits and
 * signs are welcome and not asked for.
 */
final class PasswordRules {
    static final int SHORTEST = 10;
    static final int LONGEST = 200;

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
        if (CommonPasswords.has(lower)) {
            return Optional.of(Weakness.COMMON);
        }
        return isAbout(lower, email) || isAbout(lower, name)
                ? Optional.of(Weakness.ABOUT_YOU)
                : Optional.empty();
    }

    private static boolean isAbout(String lower, String person) {
        String own = person.toLowerCase(Locale.ROOT).strip();
        String local = own.contains("@") ? own.substring(0, own.indexOf('@')) : own;
        String stem = CommonPasswords.stem(lower);
        return !own.isEmpty()
                && (lower.equals(own)
                        || stem.equals(local)
                        || stem.equals(local.replaceAll("[^a-z]", "")));
    }
}
