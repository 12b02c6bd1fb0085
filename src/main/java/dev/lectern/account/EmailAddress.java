package dev.lectern.account;

import java.util.regex.Pattern;

/**
 * What may be a mail address: one @, something on either side, nothing that breaks a header.
 * Letters beyond ASCII before the @ are taken by no mail server that we know of.
 */
public final class EmailAddress {
    private static final int LONGEST = 254;
    private static final Pattern SHAPE =
            Pattern.compile(
                    "[\\p{ASCII}&&[^\\s@<>\",;:\\\\()\\[\\]\\p{Cntrl}]]+@[^\\s@<>\",;:\\\\()\\p{Cntrl}.]+(\\.[^\\s@<>\",;:\\\\()\\p{Cntrl}.]+)*");

    private EmailAddress() {}

    public static boolean isPlausible(String text) {
        String address = text.strip();
        return address.length() <= LONGEST && SHAPE.matcher(address).matches();
    }
}
