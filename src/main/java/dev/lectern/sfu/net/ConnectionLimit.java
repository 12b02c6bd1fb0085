package dev.lectern.sfu.net;

import java.net.InetAddress;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many connections there may be: all together, and from one address, behind which there may be
 * a whole office.
 */
public final class ConnectionLimit {
    private static final int MOST = 4096;
    private static final int MOST_OF_AN_ADDRESS = 512;

    private final AtomicInteger all = new AtomicInteger();
    private final Shares<Subnet> bySubnet = new Shares<>(MOST_OF_AN_ADDRESS);

    /** Takes a place; false where there is none. */
    public boolean take(InetAddress from) {
        if (all.incrementAndGet() <= MOST && bySubnet.take(Subnet.of(from))) return true;
        all.decrementAndGet();
        return false;
    }

    public void giveBack(InetAddress from) {
        all.decrementAndGet();
        bySubnet.giveBack(Subnet.of(from));
    }
}
