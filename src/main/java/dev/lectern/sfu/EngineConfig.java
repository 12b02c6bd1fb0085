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
 * @param maxPacketsPerSecond the most packets sent, before the newest viewers are refused
 */
public record EngineConfig(
        int port,
        List<InetAddress> addresses,
        int loops,
        int handshakeThreads,
        int maxViewers,
        int maxPacketsPerSecond) {

    public static EngineConfig onPort(int port) {
        return new EngineConfig(port, List.of(), 0, 48, 2000, 400_000);
    }

    public EngineConfig announcing(List<InetAddress> announced) {
        return new EngineConfig(
                port, announced, loops, handshakeThreads, maxViewers, maxPacketsPerSecond);
    }

    public EngineConfig withLoops(int count) {
        return new EngineConfig(
                port, addresses, count, handshakeThreads, maxViewers, maxPacketsPerSecond);
    }

    public EngineConfig withMaxViewers(int most) {
        return new EngineConfig(
                port, addresses, loops, handshakeThreads, most, maxPacketsPerSecond);
    }

    int loopCount() {
        if (loops > 0) return loops;
        return Math.max(1, Math.min(8, Runtime.getRuntime().availableProcessors() / 2));
    }
}
