package dev.lectern.kit.limit;

import io.netty.util.NetUtil;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Where a request comes from, also when another node of ours handed it on. */
public final class ClientAddress {
    private static final String KEY = "lectern.client";

    private ClientAddress() {}

    /** To be said only of what a node of ours vouches for. */
    public static void set(RoutingContext request, @Nullable String address) {
        if (address != null) {
            request.put(KEY, address);
        }
    }

    /** Whether this is the machine itself. */
    public static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /**
     * Whom to count as one: an address, or for IPv6 the /64 it is in, which is what a single
     * customer is given to choose addresses from.
     */
    public static String network(@Nullable String address) {
        if (address == null || address.indexOf(':') < 0) {
            return String.valueOf(address);
        }
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            return bytes.length == 16
                    ? HexFormat.of().formatHex(bytes, 0, 8) + "/64"
                    : InetAddress.getByAddress(bytes).getHostAddress();
        } catch (UnknownHostException e) {
            return address;
        }
    }

    /** As people write it: {@code ::1} for {@code 0:0:0:0:0:0:0:1}. */
    public static @Nullable String written(@Nullable String address) {
        InetAddress read =
                address == null ? null : NetUtil.createInetAddressFromIpAddressString(address);
        return read == null ? address : NetUtil.toAddressString(read);
    }

    public static @Nullable String of(RoutingContext request) {
        String said = request.get(KEY);
        if (said != null) {
            return said;
        }
        SocketAddress address = request.request().remoteAddress();
        return address == null ? null : address.hostAddress();
    }
}
