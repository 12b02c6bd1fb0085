package dev.lectern.sfu.dtls;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.bouncycastle.tls.DatagramTransport;

/**
 * Datagrams between an event loop and a blocking handshake: a short queue inwards, and outwards the
 * records of one flight collected into as few datagrams as fit.
 */
final class RecordPipe implements DatagramTransport {
    private static final int LARGEST = 1500;
    private static final int PATH_MTU = 1200;
    private static final byte[] NOTHING = {};
    private static final long PATIENCE_NANOS = 5_000_000_000L;
    private final ArrayBlockingQueue<byte[]> waiting = new ArrayBlockingQueue<>(16);
    private final Consumer<byte[]> out;
    private byte[] flight = NOTHING;
    private int flightLength;
    private volatile long waited;
    private volatile long waitsSince;
    private volatile boolean waits;
    private volatile boolean closed;
    private volatile boolean abandoned;

    RecordPipe(Consumer<byte[]> out) {
        this.out = out;
    }

    /** Queues what arrived; false where the queue is full and it was dropped. */
    boolean arrived(byte[] datagram) {
        return waiting.offer(datagram);
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    boolean isClosed() {
        return closed;
    }

    /** Nobody waits for this handshake any more: whoever waits for a datagram of it stops. */
    void abandon() {
        abandoned = true;
        waiting.clear();
        waiting.offer(NOTHING);
    }

    @Override
    public int receive(byte[] buffer, int offset, int length, int waitMillis) throws IOException {
        flush();
        try {
            byte[] datagram = await(waitMillis);
            if (abandoned) throw new InterruptedIOException("abandoned");
            if (datagram == null) {
                if (waitMillis > 1 && isSilent()) {
                    throw new InterruptedIOException("silent");
                }
                return -1;
            }
            int size = Math.min(length, datagram.length);
            System.arraycopy(datagram, 0, buffer, offset, size);
            return size;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    @SuppressWarnings("NonAtomicOperationOnVolatileField") // one handshake, one thread
    private byte[] await(int millis) throws InterruptedException {
        waitsSince = System.nanoTime();
        waits = true;
        try {
            return waiting.poll(millis, TimeUnit.MILLISECONDS);
        } finally {
            waits = false;
            waited += System.nanoTime() - waitsSince;
        }
    }

    /** Whether the other side has used up all patience. */
    boolean isSilent() {
        return waited > PATIENCE_NANOS;
    }

    /** How long the other side has kept this one waiting, all together; any thread. */
    long waitedNanos() {
        return waits ? waited + System.nanoTime() - waitsSince : waited;
    }

    @Override
    public void send(byte[] buffer, int offset, int length) {
        if (flightLength + length > PATH_MTU) flush();
        if (length > PATH_MTU) {
            out.accept(Arrays.copyOfRange(buffer, offset, offset + length));
            return;
        }
        if (flight.length == 0) flight = new byte[PATH_MTU];
        System.arraycopy(buffer, offset, flight, flightLength, length);
        flightLength += length;
    }

    void flush() {
        if (flightLength == 0) return;
        out.accept(Arrays.copyOf(flight, flightLength));
        flightLength = 0;
        flight = NOTHING; // goodbyes apart, nothing follows the last flight
    }

    @Override
    public int getReceiveLimit() {
        return LARGEST;
    }

    @Override
    public int getSendLimit() {
        return PATH_MTU;
    }

    @Override
    public void close() {
        closed = true;
        flush();
    }
}
