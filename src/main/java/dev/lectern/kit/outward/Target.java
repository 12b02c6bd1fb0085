package dev.lectern.kit.outward;

import dev.lectern.kit.web.fault.Refused;
import dev.lectern.kit.web.fault.Sentence;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** Where a request goes: an http or https address. */
public record Target(String host, int port, boolean secure, String path) {
    private static final int LONGEST = 2_000;
    private static final int HIGHEST_PORT = 65_535;

    /** Reads an address; refused with a sentence where it cannot be one. */
    public static Target read(@Nullable String url) {
        if (url == null || url.length() > LONGEST) {
            throw wrong();
        }
        try {
            URI uri = new URI(url.strip());
            boolean secure = "https".equalsIgnoreCase(uri.getScheme());
            boolean plain = "http".equalsIgnoreCase(uri.getScheme());
            if (!secure && !plain || uri.getHost() == null || uri.getUserInfo() != null) {
                throw wrong();
            }
            int port = uri.getPort() >= 0 ? uri.getPort() : secure ? 443 : 80;
            if (port < 1 || port > HIGHEST_PORT) {
                throw new Refused(
                        "url",
                        Sentence.of(
                                "A port is a number from 1 to 65535.",
                                "Ein Port ist eine Zahl von 1 bis 65535."));
            }
            String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
            String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
            String host = uri.getHost().replaceAll("^\\[|\\]$", "");
            return new Target(host, port, secure, path + query);
        } catch (URISyntaxException e) {
            throw wrong();
        }
    }

    /** Written in digits rather than as a name. */
    boolean literal() {
        return host.indexOf(':') >= 0
                || host.matches("(0[xX][0-9a-fA-F]+|[0-9]+)(\\.(0[xX][0-9a-fA-F]+|[0-9]+))*\\.?")
                || host.equalsIgnoreCase("localhost");
    }

    private static Refused wrong() {
        return new Refused(
                "url",
                Sentence.of(
                        "Give a whole address, as https://example.org/hooks.",
                        "Geben Sie eine ganze Adresse an, etwa" + " https://example.org/hooks."));
    }

    /** Whether an address lies inside: loopback, private, link-local, shared, multicast, mapped. */
    static boolean internal(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return true;
        }
        byte[] bytes = address.getAddress();
        return address instanceof Inet4Address ? internal4(bytes) : internal6(bytes);
    }

    private static boolean internal4(byte[] bytes) {
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        return first == 0
                || first >= 240
                || first == 100 && second >= 64 && second < 128
                || first == 192 && second == 0 && (bytes[2] & 0xff) <= 2
                || first == 198 && (second == 18 || second == 19);
    }

    /** Only 2000::/3 is the world's; of it 6to4 and Teredo carry an IPv4 address inside. */
    private static boolean internal6(byte[] bytes) {
        boolean ofTheWorld = (bytes[0] & 0xe0) == 0x20;
        boolean sixToFour = bytes[0] == 0x20 && bytes[1] == 2;
        boolean teredo = bytes[0] == 0x20 && bytes[1] == 1 && bytes[2] == 0 && bytes[3] == 0;
        return !ofTheWorld || sixToFour || teredo;
    }
}
