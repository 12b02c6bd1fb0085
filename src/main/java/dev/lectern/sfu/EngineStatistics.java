package dev.lectern.sfu;

import dev.lectern.sfu.dtls.Failure;
import java.util.Map;

/**
 * What the engine did since its start, all loops together.
 *
 * @param junk datagrams that are none of STUN, DTLS and RTP
 * @param strays DTLS or RTP from addresses that never proved whose they are
 * @param forged packets whose integrity did not verify, or that were replayed
 * @param malformed packets that verified and still made no sense
 * @param refused packets of media that their sender may not send
 * @param excess packets left out because their sender sent more than is taken
 * @param shed packets not sent because a socket or a viewer could not take them
 * @param resent packets sent again because a viewer asked
 * @param handshakes under way now
 * @param handshakesWaiting for others to end
 * @param handshakesFailed that gave no keys, by reason
 * @param used share of the budget, 1 for all of it
 * @param saving how much viewers go without for it, 0 (nothing) to 30 (all but sound)
 */
public record EngineStatistics(
        int sessions,
        int viewers,
        long received,
        long sent,
        long sentBytes,
        long junk,
        long strays,
        long forged,
        long malformed,
        long refused,
        long excess,
        long shed,
        long resent,
        int handshakes,
        int handshakesWaiting,
        Map<Failure, Long> handshakesFailed,
        double used,
        int saving) {}
