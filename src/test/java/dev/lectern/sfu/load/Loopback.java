package dev.lectern.sfu.load;

import dev.lectern.sfu.Allowance;
import dev.lectern.sfu.EngineConfig;
import java.net.InetAddress;
import java.util.List;

/** How an engine is set up for clients on its own machine, whatever else keeps that busy. */
public final class Loopback {
    public static final EngineConfig CONFIG =
            EngineConfig.onPort(0)
                    .announcing(List.of(InetAddress.getLoopbackAddress()))
                    .within(Allowance.BOUNDLESS);

    private Loopback() {}
}
