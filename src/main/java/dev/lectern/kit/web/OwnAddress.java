package dev.lectern.kit.web;

import java.net.URI;

/**
 * What stands in {@code Location}: never a host that only the one who asks has named.
 *
 * <p>The framework makes every address absolute with the Host header, which anybody may fill. A
 * redirect carries the path alone, and so does what was made, unless the one who asks is on this
 * machine.
 */
final class OwnAddress {
    private OwnAddress() {}

    static String location(String address, String host, int status) {
        String path = pathAt(address, host);
        boolean redirect = status >= 300;
        return path.isEmpty() || !redirect && isThisMachine(host) ? address : path;
    }

    /** The path when the address is of this host, else nothing. */
    private static String pathAt(String address, String host) {
        for (String scheme : new String[] {"http://", "https://"}) {
            String own = scheme + host;
            if (address.startsWith(own + "/")) {
                return address.substring(own.length());
            }
        }
        return "";
    }

    private static boolean isThisMachine(String host) {
        try {
            String name = String.valueOf(URI.create("http://" + host).getHost());
            return name.equals("localhost") || name.startsWith("127.") || name.equals("[::1]");
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }
}
