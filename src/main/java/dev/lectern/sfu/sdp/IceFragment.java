package dev.lectern.sfu.sdp;

import java.util.List;

/**
 * The body of a WHIP or WHEP PATCH (RFC 8840, {@code application/trickle-ice-sdpfrag}): new
 * credentials where the client restarts ICE, else only candidates, which we do not need.
 */
public record IceFragment(String fragment, String password) {

    public static IceFragment parse(String text) {
        if (text == null || text.length() > Offer.LONGEST) {
            throw new BadOffer("The fragment is too long.");
        }
        String fragment = null;
        String password = null;
        for (String line : Offer.lines(text)) {
            if (fragment == null && line.startsWith("a=ice-ufrag:")) {
                fragment = line.substring(12).trim();
            } else if (password == null && line.startsWith("a=ice-pwd:")) {
                password = line.substring(10).trim();
            }
        }
        if (fragment == null || password == null) {
            throw new BadOffer("The fragment lacks ice-ufrag or ice-pwd.");
        }
        return new IceFragment(fragment, password);
    }

    /** Our side's answer to a restart. */
    public static String restarted(Transport transport, List<String> mids) {
        StringBuilder out = new StringBuilder("a=ice-lite\r\n");
        if (!mids.isEmpty()) {
            out.append("a=group:BUNDLE ").append(String.join(" ", mids)).append("\r\n");
        }
        out.append("m=audio 9 UDP/TLS/RTP/SAVPF 0\r\n");
        if (!mids.isEmpty()) out.append("a=mid:").append(mids.get(0)).append("\r\n");
        out.append("a=ice-ufrag:").append(transport.fragment()).append("\r\n");
        out.append("a=ice-pwd:").append(transport.password()).append("\r\n");
        for (String line : AnswerWriter.candidates(transport.candidates())) {
            out.append(line).append("\r\n");
        }
        return out.append("a=end-of-candidates\r\n").toString();
    }
}
