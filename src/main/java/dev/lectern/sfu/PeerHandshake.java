package dev.lectern.sfu;

import dev.lectern.sfu.dtls.DtlsConnection;
import dev.lectern.sfu.dtls.Fingerprint;
import dev.lectern.sfu.dtls.Handshakes;
import dev.lectern.sfu.dtls.Outcome;
import dev.lectern.sfu.srtp.SrtpKeys;

/** One session's DTLS, between its loop and the pool that handshakes run on. */
final class PeerHandshake implements Outcome {
    private final Peer peer;
    private DtlsConnection dtls;

    PeerHandshake(Peer peer) {
        this.peer = peer;
    }

    /** Takes a record, on the loop; the first one begins the handshake. */
    void arrived(byte[] record) {
        if (dtls == null) start();
        if (dtls != null && !dtls.arrived(record)) peer.loop().counters.refused++;
    }

    void start() {
        Handshakes pool = peer.engine.handshakes;
        Fingerprint expected = peer.offer.fingerprint();
        dtls =
                peer.saysHello()
                        ? pool.connect(expected, this::send, this)
                        : pool.accept(expected, this::send, this);
    }

    private void send(byte[] record) {
        Loop loop = peer.loop();
        loop.execute(
                () -> {
                    if (peer.path == null) return;
                    loop.send(peer.path, record, record.length);
                    loop.flush();
                });
    }

    void close() {
        if (dtls != null) dtls.close();
    }

    @Override
    public void keyed(SrtpKeys inbound, SrtpKeys outbound) {
        peer.onLoop(() -> peer.open(inbound, outbound));
    }

    @Override
    public void failed(String reason) {
        Engine.LOG.log(System.Logger.Level.DEBUG, "no keys for {0}: {1}", peer.id(), reason);
        peer.close();
    }

    @Override
    public void closed() {
        peer.close();
    }
}
