package dev.lectern.kit.web.guard;

import dev.lectern.kit.web.fault.Sentence;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

/** What stands behind percent signs in addresses and forms (RFC 3986 section 2.1), or should. */
final class Escapes {
    static final Sentence LONE_PERCENT =
            Sentence.of(
                    "After each % belong two hexadecimal digits; write a percent sign as %25.",
                    "Hinter jedes % gehören zwei hexadezimale Ziffern; schreiben Sie ein"
                            + " Prozentzeichen als %25.");
    private static final Sentence MISSING =
            Sentence.of(
                    "Escape what an address cannot hold as it is; write | as %7C, for example.",
                    "Maskieren Sie, was eine Adresse nicht so enthalten kann, wie es ist; schreiben"
                            + " Sie zum Beispiel | als %7C.");

    private static final Pattern ALONE = Pattern.compile("%(?![0-9A-Fa-f]{2})");
    private static final Pattern BARE =
            Pattern.compile(ALONE + "|[^%A-Za-z0-9._~!$&'()*+,;=:@/?\\[\\]-]");

    private Escapes() {}

    static boolean areBrokenIn(String text) {
        return ALONE.matcher(text).find();
    }

    /** Nothing behind the guards can be trusted to take an address that is none. */
    static boolean areRightIn(String address) {
        try {
            return !new URI(address).toString().isEmpty();
        } catch (URISyntaxException unreadable) {
            return false;
        }
    }

    /** How to mend an address in which they are not right. */
    static Sentence wordsFor(String address) {
        return areBrokenIn(address) ? LONE_PERCENT : MISSING;
    }

    /** The same with each odd byte standing for itself, as browsers read it. */
    static String mended(String query) {
        return BARE.matcher(query)
                .replaceAll(odd -> "%%%02X".formatted((int) odd.group().charAt(0)));
    }
}
