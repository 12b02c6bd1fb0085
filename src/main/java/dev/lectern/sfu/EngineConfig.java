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
 * @param maxPacketsPerSecond the most packets sent before viewers are refused and get less
 * @param maxBitsPerSecond likewise, in bits
 * @param maxLoad likewise, the share of its core that each loop may be busy, up to 1
 */
public record EngineConfig(
        int port,
        List<InetAddress> addresses,
        int loops,
        int handshakeThreads,
        int maxViewers,
        int maxPacketsPerSecond,
        long maxBitsPerSecond,
        double maxLoad) {
    private static final int PACKETS = 400_000;
    private static final long BITS = 5_000_000_000L;
    private static final double LOAD = 0.85;

    public static EngineConfig onPort(int port) {
        return new EngineConfig(port, List.of(), 0, 48, 2000, PACKETS, BITS, LOAD);
    }

    public EngineConfig announcing(List<InetAddress> announced) {
        return new EngineConfig(
                port,
                announced,
                loops,
                handshakeThreads,
                maxViewers,
                maxPacketsPerSecond,
                maxBitsPerSecond,
                maxLoad);
    }

    public EngineConfig withLoops(int count) {
        return new EngineConfig(
                port,
                addresses,
                count,
                handshakeThreads,
                maxViewers,
                maxPacketsPerSecond,
                maxBitsPerSecond,
                maxLoad);
    }

    public EngineConfig withMaxViewers(int most) {
        return new EngineConfig(
                port,
                addresses,
                loops,
                handshakeThreads,
                most,
                maxPacketsPerSecond,
                maxBitsPerSecond,
                maxLoad);
    }

    public EngineConfig withBudget(int packetsPerSecond, long bitsPerSecond, double load) {
        return new EngineConfig(
                port,
                addresses,
                loops,
                handshakeThreads,
                maxViewers,
                packetsPerSecond,
                bitsPerSecond,
                load);
    }

    int loopCount() {
        if (loops > 0) return loops;
        return Math.max(1, Math.min(8, Runtime.getRuntime().availableProcessors() / 2));
    }
}
