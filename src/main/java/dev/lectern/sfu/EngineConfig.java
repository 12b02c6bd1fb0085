package dev.lectern.sfu;

import java.net.InetAddress;
import java.util.List;

/**
 * How the engine is set up.
 *
 * @param port of UDP and TCP; 0 takes a free one
 * @param addresses announced to clients; empty: all of this machine's, loopback included
 * @param loops event loops, each with a socket of its own; 0: half the processors
 * @param handshakeThreads the most DTLS handshakes under way at once
 * @param maxViewers the most viewers connected, all rooms together
 * @param allowance of the machine
 */
public record EngineConfig(
        int port,
        List<InetAddress> addresses,
        int loops,
        int handshakeThreads,
        int maxViewers,
        Allowance allowance) {
    public static EngineConfig onPort(int port) {
        return new EngineConfig(port, List.of(), 0, 128, 2000, Allowance.USUAL);
    }

    public EngineConfig announcing(List<InetAddress> announced) {
        return new EngineConfig(port, announced, loops, handshakeThreads, maxViewers, allowance);
    }

    public EngineConfig withLoops(int count) {
        return new EngineConfig(port, addresses, count, handshakeThreads, maxViewers, allowance);
    }

    public EngineConfig withMaxViewers(int most) {
        return new EngineConfig(port, addresses, loops, handshakeThreads, most, allowance);
    }

    public EngineConfig within(Allowance given) {
        return new EngineConfig(port, addresses, loops, handshakeThreads, maxViewers, given);
    }

    /** How many sessions one address may have: a large company, but not all there is. */
    int mostOfAnAddress() {
        return 64 + maxViewers / 4 * 3;
    }

    int loopCount() {
        if (loops > 0) return loops;
        return Math.max(1, Math.min(8, Runtime.getRuntime().availableProcessors() / 2));
    }
}
