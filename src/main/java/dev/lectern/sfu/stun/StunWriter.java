package dev.lectern.sfu.stun;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes one STUN message, attribute by attribute, in the order of the calls. */
public final class StunWriter {
    private final ByteBuffer out = ByteBuffer.allocate(512);

    /** Starts a message with the transaction id that stands in {@code transaction} at byte 8. */
    StunWriter(int type, byte[] transaction) {
        out.putShort((short) type).putShort((short) 0).putInt(StunMessage.MAGIC);
        out.put(transaction, 8, 12);
    }

    /** A binding request such as a client sends; for load programs and tests. */
    public static StunWriter request(byte[] transactionId) {
        byte[] padded = new byte[StunMessage.HEADER];
        System.arraycopy(transactionId, 0, padded, 8, 12);
        return new StunWriter(StunMessage.BINDING_REQUEST, padded);
    }

    public StunWriter username(String username) {
        return attribute(StunMessage.USERNAME, username.getBytes(StandardCharsets.UTF_8));
    }

    public StunWriter priority(int priority) {
        return attribute(StunMessage.PRIORITY, ByteBuffer.allocate(4).putInt(priority).array());
    }

    public StunWriter controlling(long tieBreaker) {
        return attribute(
                StunMessage.ICE_CONTROLLING, ByteBuffer.allocate(8).putLong(tieBreaker).array());
    }

    public StunWriter useCandidate() {
        return attribute(StunMessage.USE_CANDIDATE, new byte[0]);
    }

    StunWriter error(int code, String reason) {
        byte[] text = reason.getBytes(StandardCharsets.UTF_8);
        byte[] value = new byte[4 + text.length];
        value[2] = (byte) (code / 100);
        value[3] = (byte) (code % 100);
        System.arraycopy(text, 0, value, 4, text.length);
        return attribute(StunMessage.ERROR_CODE, value);
    }

    StunWriter xorMappedAddress(InetSocketAddress address) {
        byte[] raw = address.getAddress().getAddress();
        ByteBuffer value = ByteBuffer.allocate(4 + raw.length);
        value.put((byte) 0).put((byte) (raw.length == 4 ? 1 : 2));
        value.putShort((short) (address.getPort() ^ StunMessage.MAGIC >>> 16));
        for (int i = 0; i < raw.length; i++) value.put((byte) (raw[i] ^ out.get(4 + i)));
        return attribute(StunMessage.XOR_MAPPED_ADDRESS, value.array());
    }

    public StunWriter integrity(byte[] password) {
        byte[] mac = StunMessage.integrity(out.array(), out.position(), password);
        return attribute(StunMessage.MESSAGE_INTEGRITY, mac);
    }

    public StunWriter fingerprint() {
        int crc = StunMessage.fingerprint(out.array(), out.position());
        return attribute(StunMessage.FINGERPRINT, ByteBuffer.allocate(4).putInt(crc).array());
    }

    public byte[] toBytes() {
        out.putShort(2, (short) (out.position() - StunMessage.HEADER));
        return Arrays.copyOf(out.array(), out.position());
    }

    private StunWriter attribute(int type, byte[] value) {
        out.putShort((short) type).putShort((short) value.length).put(value);
        while ((out.position() & 3) != 0) out.put((byte) 0);
        return this;
    }
}
