package dev.lectern.sfu.net;

import java.io.UncheckedIOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * Which addresses are listened on and which are announced.
 *
 * <p>Each local address gets a socket of its own: a wildcard socket of a machine with several may
 * answer from another than was asked.
 */
public record Addresses(List<InetAddress> bound, List<InetAddress> announced) {

    public static Addresses of(List<InetAddress> wanted) {
        List<InetAddress> local = local();
        if (wanted.isEmpty()) return new Addresses(local, local);
        boolean ours = local.containsAll(wanted);
        return new Addresses(ours ? wanted : local, wanted);
    }

    /**
     * This machine's: IPv4 before IPv6, loopback last; link-local ones need a zone and are left.
     */
    public static List<InetAddress> local() {
        List<InetAddress> found = new ArrayList<>();
        try {
            for (NetworkInterface one : Collections.list(NetworkInterface.getNetworkInterfaces())) {
                if (!one.isUp()) continue;
                for (InetAddress address : Collections.list(one.getInetAddresses())) {
                    if (!address.isLinkLocalAddress() && !address.isMulticastAddress()) {
                        found.add(withoutZone(address));
                    }
                }
            }
        } catch (SocketException e) {
            throw new UncheckedIOException(e);
        }
        found.sort(
                Comparator.comparing(InetAddress::isLoopbackAddress)
                        .thenComparing(Inet6Address.class::isInstance));
        return List.copyOf(found);
    }

    private static InetAddress withoutZone(InetAddress address) {
        try {
            return InetAddress.getByAddress(address.getAddress());
        } catch (java.net.UnknownHostException impossible) {
            return address; // its own bytes have a legal length
        }
    }
}
