package dev.lectern.registration.form;

import dev.lectern.kit.web.fault.Refused;
import java.net.IDN;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An address that mail can be sent to: an unquoted ASCII local part and a domain, the latter in its
 * ASCII form.
 *
 * @param text as it is written on an envelope
 * @param key the same for every spelling of one address: lower case
 */
public record EmailAddress(String text, String key) {
    private static final int LONGEST = 254;
    private static final int LONGEST_LOCAL = 64;

    /**
     * Letters that IDNA 2003, which the platform speaks, writes otherwise than IDNA 2008, which
     * mail servers speak: the mail would go to somebody else's domain.
     */
    private static final String TWO_READINGS = "\u00df\u03c2";

    private static final Pattern LOCAL =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

    public static EmailAddress of(@Nullable String typed) {
        return of(typed, "email");
    }

    static EmailAddress of(@Nullable String typed, String field) {
        String address = typed == null ? "" : typed.strip();
        Reply wrong = wrong(address);
        if (wrong != null) {
            throw new Refused(field, wrong.sentence());
        }
        int at = address.lastIndexOf('@');
        String local = address.substring(0, at);
        if (address.chars().anyMatch(letter -> TWO_READINGS.indexOf(letter) >= 0)) {
            throw new Refused(field, Reply.ADDRESS_TWO_READINGS.sentence());
        }
        String domain = ascii(address.substring(at + 1));
        if (domain == null) {
            throw new Refused(field, Reply.ADDRESS_DOMAIN.sentence());
        }
        String text = local + "@" + domain;
        if (text.length() > LONGEST) {
            throw new Refused(field, Reply.ADDRESS_LONG.sentence());
        }
        return new EmailAddress(text, text.toLowerCase(Locale.ROOT));
    }

    public String domain() {
        return key.substring(key.lastIndexOf('@') + 1);
    }

    private static @Nullable Reply wrong(String address) {
        if (address.isEmpty()) {
            return Reply.ADDRESS_MISSING;
        }
        if (address.length() > LONGEST) {
            return Reply.ADDRESS_LONG;
        }
        if (address.codePoints().anyMatch(EmailAddress::invisible)) {
            return Reply.ADDRESS_CONTROL;
        }
        if (address.indexOf('"') >= 0) {
            return Reply.ADDRESS_QUOTED;
        }
        int at = address.lastIndexOf('@');
        if (at < 1 || at == address.length() - 1 || address.indexOf('@') != at) {
            return Reply.ADDRESS_SHAPE;
        }
        return wrongLocal(address.substring(0, at));
    }

    private static @Nullable Reply wrongLocal(String local) {
        if (local.length() > LONGEST_LOCAL) {
            return Reply.ADDRESS_LONG;
        }
        if (local.chars().anyMatch(letter -> letter > 0x7e)) {
            return Reply.ADDRESS_LOCAL_ASCII;
        }
        return LOCAL.matcher(local).matches() ? null : Reply.ADDRESS_SHAPE;
    }

    private static boolean invisible(int letter) {
        return Character.isISOControl(letter)
                || Character.getType(letter) == Character.FORMAT
                || letter == 0x2028
                || letter == 0x2029;
    }

    private static @Nullable String ascii(String domain) {
        String ascii;
        try {
            ascii = IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException noDomain) {
            return null;
        }
        String[] labels = ascii.split("\\.", -1);
        boolean reachable = labels.length > 1 && ascii.length() <= 253;
        for (String label : labels) {
            reachable &= LABEL.matcher(label).matches();
        }
        return reachable && !labels[labels.length - 1].matches("\\d+") ? ascii : null;
    }
}
