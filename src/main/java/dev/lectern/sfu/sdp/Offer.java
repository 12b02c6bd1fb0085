package dev.lectern.sfu.sdp;

import dev.lectern.sfu.dtls.Fingerprint;
import java.util.ArrayList;
import java.util.List;

/** A client's offer, as much of it as the engine uses. */
public record Offer(
        String iceFragment,
        String icePassword,
        Fingerprint fingerprint,
        String setup,
        List<String> bundle,
        List<OfferedMedia> media) {
    /** The longest text read; Chromium's largest offers are a third of it. */
    public static final int LONGEST = 96 * 1024;

    static final int MOST_MEDIA = 64;
    static final int MOST_LINES = 4000;

    /** Reads an offer, or throws {@link BadOffer} with the reason. */
    public static Offer parse(String sdp) {
        if (sdp == null || sdp.length() > LONGEST) throw new BadOffer("The offer is too long.");
        if (!sdp.startsWith("v=0")) throw new BadOffer("The body is not a session description.");
        return new OfferReader().read(lines(sdp));
    }

    static List<String> lines(String sdp) {
        List<String> lines = new ArrayList<>();
        int from = 0;
        while (from < sdp.length()) {
            int end = sdp.indexOf('\n', from);
            if (end < 0) end = sdp.length();
            int to = end > from && sdp.charAt(end - 1) == '\r' ? end - 1 : end;
            if (to > from) lines.add(legible(sdp.substring(from, to)));
            if (lines.size() > MOST_LINES) throw new BadOffer("The offer has too many lines.");
            from = end + 1;
        }
        return lines;
    }

    /** A line goes into the answer as it is: nothing may hide in it (RFC 8866, byte-string). */
    private static String legible(String line) {
        for (int i = 0; i < line.length(); i++) {
            if (line.charAt(i) < ' ' && line.charAt(i) != '\t') {
                throw new BadOffer("A line has control characters.");
            }
        }
        return line;
    }
}
