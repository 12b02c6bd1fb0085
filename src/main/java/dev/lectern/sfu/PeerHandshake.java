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
    private volatile HandshakeLimit.Place place;

    PeerHandshake(Peer peer) {
        this.peer = peer;
    }

    /** Takes a record, on the loop; the first one begins the handshake. */
    void arrived(byte[] record) {
        if (DtlsConnection.isHello(record)) begin();
        if (dtls != null && !dtls.arrived(record)) peer.loop().counters.refused++;
    }

    /** Unless it is under way already. */
    void begin() {
        if (dtls != null) return;
        HandshakeLimit.Place taken = peer.engine.handshaking.take(peer, peer.path.address());
        if (taken == null) {
            peer.loop().counters.refused++;
            return;
        }
        place = taken;
        Handshakes pool = peer.engine.handshakes;
        Fingerprint expected = peer.offer.fingerprint();
        dtls =
                peer.saysHello()
                        ? pool.connect(expected, this::send, this)
                        : pool.accept(expected, this::send, this);
        if (dtls == null) taken.end();
    }

    private void done() {
        HandshakeLimit.Place taken = place;
        if (taken != null) taken.end();
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
        done();
        if (dtls != null) dtls.close();
    }

    @Override
    public void keyed(SrtpKeys inbound, SrtpKeys outbound) {
        done();
        peer.onLoop(() -> peer.open(inbound, outbound));
    }

    @Override
    public void failed(String reason) {
        peer.engine.handshaking.countFailed();
        Engine.LOG.log(System.Logger.Level.DEBUG, "no keys for {0}: {1}", peer.id(), reason);
        peer.close();
    }

    @Override
    public void closed() {
        peer.close();
    }
}
