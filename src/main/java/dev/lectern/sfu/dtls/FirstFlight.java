package dev.lectern.sfu.dtls;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * A client's hello as it comes in, in one datagram or several, before anything is spent on it.
 *
 * <p>Records by RFC 6347 §4.1, fragments by §4.2.2, the hello itself by RFC 5246 §7.4.1.2 with the
 * cookie of RFC 6347 §4.2.1. Chromium's is 1,463 bytes in two datagrams. What is kept is bounded;
 * whoever sends more begins again.
 */
public final class FirstFlight {
    private static final int MOST_DATAGRAMS = 6;
    private static final int LONGEST = 4096;
    private static final byte HANDSHAKE = 22;
    private static final byte DTLS = (byte) 0xFE;
    private static final byte CLIENT_HELLO = 1;
    private static final int RECORD_HEADER = 13;
    private static final int FRAGMENT_HEADER = 12;
    private static final int RANDOM = 32;

    private final List<byte[]> datagrams = new ArrayList<>(2);
    private byte[] hello;
    private int known;

    /** Takes a datagram; true once the hello is whole and well-formed. */
    public boolean add(byte[] datagram) {
        if (datagrams.size() == MOST_DATAGRAMS) begin();
        int before = known;
        ByteBuffer in = ByteBuffer.wrap(datagram);
        while (in.remaining() > RECORD_HEADER) {
            if (!record(in)) break;
        }
        if (known == before) return false;
        datagrams.add(datagram);
        if (known < hello.length) return false;
        if (isHello(ByteBuffer.wrap(hello))) return true;
        begin();
        return false;
    }

    /** What came, for the handshake to begin with. */
    public List<byte[]> datagrams() {
        return datagrams;
    }

    private void begin() {
        datagrams.clear();
        hello = null;
        known = 0;
    }

    private boolean record(ByteBuffer in) {
        byte type = in.get();
        byte version = in.get();
        in.get();
        short epoch = in.getShort();
        in.position(in.position() + 6);
        int length = in.getShort() & 0xFFFF;
        if (type != HANDSHAKE || version != DTLS || epoch != 0) return false;
        if (length > in.remaining()) return false;
        fragment(in.slice(in.position(), length));
        in.position(in.position() + length);
        return true;
    }

    /** One that leaves a gap is not kept: the client says it again. */
    private void fragment(ByteBuffer in) {
        if (in.remaining() <= FRAGMENT_HEADER || in.get() != CLIENT_HELLO) return;
        int whole = int24(in);
        in.getShort();
        int offset = int24(in);
        int length = int24(in);
        if (whole > LONGEST || length != in.remaining() || offset + length > whole) return;
        if (hello == null) hello = new byte[whole];
        if (whole != hello.length || offset > known) return;
        in.get(hello, offset, length);
        known = Math.max(known, offset + length);
    }

    private static int int24(ByteBuffer in) {
        return (in.get() & 0xFF) << 16 | in.getShort() & 0xFFFF;
    }

    private static boolean isHello(ByteBuffer in) {
        if (in.remaining() < 2 + RANDOM || in.get() != DTLS) return false;
        in.position(2 + RANDOM);
        boolean session = skip(in, 1, 0, 32);
        boolean cookie = session && skip(in, 1, 0, 255);
        boolean suites = cookie && skip(in, 2, 2, LONGEST);
        boolean compressions = suites && skip(in, 1, 1, 255);
        return compressions && skip(in, 2, 1, LONGEST) && !in.hasRemaining();
    }

    /** Reads past a vector whose length takes so many bytes; false where it is none. */
    private static boolean skip(ByteBuffer in, int bytes, int least, int most) {
        if (in.remaining() < bytes) return false;
        int length = bytes == 1 ? in.get() & 0xFF : in.getShort() & 0xFFFF;
        if (length < least || length > most || length > in.remaining()) return false;
        in.position(in.position() + length);
        return true;
    }
}
