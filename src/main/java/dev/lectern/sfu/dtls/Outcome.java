package dev.lectern.sfu.dtls;

import dev.lectern.sfu.srtp.SrtpKeys;

/** How a handshake went; called on a thread of the handshakes' pool. */
public interface Outcome {
    void keyed(SrtpKeys inbound, SrtpKeys outbound);

    /** No keys will come. */
    void failed(Failure why, String reason);

    /** The other side said goodbye after having been keyed. */
    void closed();
}
