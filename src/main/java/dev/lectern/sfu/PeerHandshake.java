package dev.lectern.sfu;

import dev.lectern.sfu.dtls.DtlsConnection;
import dev.lectern.sfu.dtls.Failure;
import dev.lectern.sfu.dtls.Fingerprint;
import dev.lectern.sfu.dtls.FirstFlight;
import dev.lectern.sfu.dtls.Handshakes;
import dev.lectern.sfu.dtls.Outcome;
import dev.lectern.sfu.net.Subnet;
import dev.lectern.sfu.srtp.SrtpKeys;

/**
 * One session's DTLS, between its loop and the pool that handshakes run on.
 *
 * <pre>
 * listening ──a whole hello──▶ in the queue ──its turn──▶ shaking hands ──▶ keyed, or failed
 * </pre>
 *
 * <p>All but the outcomes on the session's loop.
 */
final class PeerHandshake implements Outcome {
    private final Peer peer;
    private FirstFlight listening = new FirstFlight();
    private volatile DtlsConnection dtls;
    private String person;
    private Subnet subnet;

    PeerHandshake(Peer peer) {
        this.peer = peer;
    }

    /** Takes a record. */
    void arrived(byte[] record) {
        if (dtls != null) {
            if (!dtls.arrived(record)) peer.loop().counters.refused++;
        } else if (subnet == null && listening.add(record)) {
            queue();
        }
    }

    /** Takes part in the queue, unless it has already. */
    void queue() {
        if (subnet != null) return;
        person = peer.room.name() + ' ' + peer.person();
        subnet = Subnet.of(peer.path.address());
        peer.engine.handshaking.add(this);
    }

    /** Who, among those of all rooms. */
    String person() {
        return person;
    }

    /** Where the client was when it came into the queue. */
    Subnet subnet() {
        return subnet;
    }

    /** How long the client has kept its thread waiting; any thread. */
    long waitedNanos() {
        DtlsConnection begun = dtls;
        return begun == null ? 0 : begun.waitedNanos();
    }

    /** Its turn has come; any thread. */
    void begin() {
        peer.loop().execute(this::shakeHands);
    }

    /** Its thread is needed by others; any thread. */
    void giveWay() {
        failed(Failure.CROWD, "too slow while others wait");
    }

    private void shakeHands() {
        if (peer.isOver()) return;
        Handshakes pool = peer.engine.handshakes;
        Fingerprint expected = peer.offer.fingerprint();
        dtls =
                peer.saysHello()
                        ? pool.connect(expected, this::send, this)
                        : pool.accept(expected, this::send, this);
        if (dtls == null) {
            failed(Failure.CROWD, "the pool is full");
            return;
        }
        for (byte[] record : listening.datagrams()) dtls.arrived(record);
        listening = null;
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
        peer.engine.handshaking.remove(this);
        if (dtls != null) dtls.close();
    }

    @Override
    public void keyed(SrtpKeys inbound, SrtpKeys outbound) {
        peer.engine.handshaking.remove(this);
        peer.onLoop(() -> peer.open(inbound, outbound));
    }

    @Override
    public void failed(Failure why, String reason) {
        if (peer.isOver()) return; // ended by us, and counted where that is a failure
        long count = peer.engine.handshaking.countFailed(why);
        boolean telling = Long.bitCount(count) == 1; // so that no flood of them fills a log
        Engine.LOG.log(
                telling ? System.Logger.Level.INFO : System.Logger.Level.DEBUG,
                "No keys for {0} of {1}: {2} ({3} so far for {4})",
                peer.person(),
                peer.room.name(),
                reason,
                count,
                why);
        peer.close();
    }

    @Override
    public void closed() {
        peer.close();
    }
}
