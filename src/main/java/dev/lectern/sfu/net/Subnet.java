package dev.lectern.sfu.net;

import java.net.InetAddress;
import java.nio.ByteBuffer;

/** Whom to count as one: an IPv4 address, or the /64 that an IPv6 address was chosen from. */
public record Subnet(boolean six, long prefix) {
    public static Subnet of(InetAddress address) {
        byte[] bytes = address.getAddress();
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return bytes.length == 4
                ? new Subnet(false, buffer.getInt())
                : new Subnet(true, buffer.getLong());
    }
}
