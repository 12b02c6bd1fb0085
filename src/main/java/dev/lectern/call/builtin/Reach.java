package dev.lectern.call.builtin;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;

/** Whether people outside this network can come to one of these addresses. */
final class Reach {
    private Reach() {}

    static boolean isPublic(List<InetAddress> addresses) {
        return addresses.stream().anyMatch(Reach::isPublic);
    }

    /** Not of this machine, this network (RFC 1918, RFC 4193) or the operator's (RFC 6598). */
    static boolean isPublic(InetAddress address) {
        byte[] b = address.getAddress();
        boolean unique = address instanceof Inet6Address && (b[0] & 0xFE) == 0xFC;
        boolean shared = b.length == 4 && b[0] == 100 && (b[1] & 0xC0) == 64;
        return !unique
                && !shared
                && !address.isSiteLocalAddress()
                && !address.isLoopbackAddress()
                && !address.isLinkLocalAddress();
    }
}
