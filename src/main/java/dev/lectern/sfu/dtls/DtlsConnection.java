package dev.lectern.sfu.dtls;

import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.bouncycastle.tls.DTLSClientProtocol;
import org.bouncycastle.tls.DTLSServerProtocol;
import org.bouncycastle.tls.DTLSTransport;
import org.bouncycastle.tls.TlsTimeoutException;

/**
 * One DTLS association: its handshake, and afterwards the little that still comes (retransmitted
 * flights to be answered again, a goodbye).
 *
 * <p>{@link #arrived} is called by the session's loop and never blocks; all else runs on the pool,
 * one task at a time.
 */
public final class DtlsConnection {
    private final Executor pool;
    private final Outcome outcome;
    private final RecordPipe pipe;
    private final AtomicBoolean busy = new AtomicBoolean();
    private volatile DTLSTransport transport;
    private volatile boolean over;
    private volatile boolean parted;

    DtlsConnection(Executor pool, Consumer<byte[]> out, Outcome outcome) {
        this.pool = pool;
        this.outcome = outcome;
        this.pipe = new RecordPipe(out);
    }

    /** Takes a datagram from the network; false where it had to be dropped. */
    public boolean arrived(byte[] datagram) {
        if (over || !pipe.arrived(datagram)) return false;
        if (transport != null) runLater();
        return true;
    }

    /** How long the other side has kept a thread waiting, all together. */
    public long waitedNanos() {
        return pipe.waitedNanos();
    }

    /** Says goodbye, later and without waiting; a handshake under way frees its thread. */
    public void close() {
        if (over) return;
        over = true;
        if (transport == null) pipe.abandon();
        runLater();
    }

    void accept(Identity identity, Fingerprint expected) {
        SrtpAgreement agreement = new SrtpAgreement(expected);
        SrtpServer server = new SrtpServer(identity, agreement);
        handshake(
                agreement,
                () -> new DTLSServerProtocol().accept(server, pipe),
                () -> outcome.keyed(agreement.ofClient(), agreement.ofServer()));
    }

    void connect(Identity identity, Fingerprint expected) {
        SrtpAgreement agreement = new SrtpAgreement(expected);
        SrtpClient client = new SrtpClient(identity, agreement);
        handshake(
                agreement,
                () -> new DTLSClientProtocol().connect(client, pipe),
                () -> outcome.keyed(agreement.ofServer(), agreement.ofClient()));
    }

    private interface Protocol {
        DTLSTransport run() throws IOException;
    }

    private void handshake(SrtpAgreement agreement, Protocol protocol, Runnable keyed) {
        try {
            if (over) return;
            DTLSTransport established = protocol.run();
            pipe.flush();
            keyed.run();
            transport = established;
            if (over || !pipe.isEmpty()) runLater();
        } catch (IOException | RuntimeException e) {
            pipe.flush();
            over = true;
            outcome.failed(why(agreement, e), String.valueOf(e.getMessage()));
        }
    }

    private Failure why(SrtpAgreement agreement, Exception thrown) {
        if (agreement.metAStranger()) return Failure.FINGERPRINT;
        boolean late = thrown instanceof TlsTimeoutException;
        return late || pipe.isSilent() ? Failure.SILENCE : Failure.PROTOCOL;
    }

    private void runLater() {
        if (transport == null || !busy.compareAndSet(false, true)) return;
        try {
            pool.execute(this::run);
        } catch (RejectedExecutionException full) {
            busy.set(false); // their retransmission, or consent running out, comes again
        }
    }

    private void run() {
        try {
            if (over) {
                parted = true;
                transport.close();
                return;
            }
            byte[] ignored = new byte[1500];
            do {
                transport.receive(ignored, 0, ignored.length, 1);
            } while (!pipe.isEmpty() && !pipe.isClosed());
            pipe.flush();
            if (pipe.isClosed()) goneAway();
        } catch (IOException | RuntimeException alert) {
            goneAway();
        } finally {
            busy.set(false);
            if (over ? !parted : !pipe.isEmpty()) runLater();
        }
    }

    private void goneAway() {
        parted = true;
        if (over) return;
        over = true;
        outcome.closed();
    }
}
