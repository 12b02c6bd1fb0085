package dev.lectern.sfu.stun;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.zip.CRC32;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * One STUN message as it stood on the wire.
 *
 * <p>RFC 8489 §5 (header), §14.2 (XOR-MAPPED-ADDRESS), §14.5 (MESSAGE-INTEGRITY), §14.7
 * (FINGERPRINT); RFC 8445 §16.1 (PRIORITY, USE-CANDIDATE, roles). The trap: both checksums are
 * computed over a header whose length field ends right after the attribute being checked.
 */
public final class StunMessage {
    public static final int BINDING_REQUEST = 0x0001;
    public static final int BINDING_INDICATION = 0x0011;
    public static final int BINDING_RESPONSE = 0x0101;
    public static final int BINDING_ERROR = 0x0111;

    static final int MAGIC = 0x2112A442;
    static final int HEADER = 20;
    static final int USERNAME = 0x0006;
    static final int MESSAGE_INTEGRITY = 0x0008;
    static final int ERROR_CODE = 0x0009;
    static final int XOR_MAPPED_ADDRESS = 0x0020;
    static final int PRIORITY = 0x0024;
    static final int USE_CANDIDATE = 0x0025;
    static final int SOFTWARE = 0x8022;
    static final int FINGERPRINT = 0x8028;
    static final int ICE_CONTROLLED = 0x8029;
    static final int ICE_CONTROLLING = 0x802A;
    static final int FINGERPRINT_XOR = 0x5354554e;

    private final byte[] bytes;
    private final int type;
    private String username;
    private InetSocketAddress mapped;
    private long priority = -1;
    private boolean useCandidate;
    private boolean controlled;
    private boolean controlling;
    private int errorCode;
    private int integrityAt = -1;
    private int fingerprintAt = -1;

    private StunMessage(byte[] bytes) {
        this.bytes = bytes;
        this.type = short16(0);
    }

    /** True where the first bytes can only be a STUN message (RFC 7983 §7 and the magic cookie). */
    public static boolean looksLikeOne(byte[] bytes, int length) {
        return length >= HEADER && (bytes[0] & 0xFC) == 0 && int32(bytes, 4) == MAGIC;
    }

    /** The message that fills {@code bytes} exactly, or null where they are not one. */
    public static StunMessage parse(byte[] bytes) {
        if (!looksLikeOne(bytes, bytes.length)) return null;
        StunMessage message = new StunMessage(bytes);
        int length = message.short16(2);
        if ((length & 3) != 0 || HEADER + length != bytes.length) return null;
        return message.readAttributes() ? message : null;
    }

    private boolean readAttributes() {
        int at = HEADER;
        while (at < bytes.length) {
            if (at + 4 > bytes.length || fingerprintAt >= 0) return false;
            int attribute = short16(at);
            int length = short16(at + 2);
            if (at + 4 + length > bytes.length) return false;
            boolean afterIntegrity = integrityAt >= 0;
            if (!afterIntegrity || attribute == FINGERPRINT) {
                if (!readAttribute(attribute, at, length)) return false;
            }
            at += 4 + ((length + 3) & ~3);
        }
        return at == bytes.length;
    }

    private boolean readAttribute(int attribute, int at, int length) {
        switch (attribute) {
            case USERNAME -> username = new String(bytes, at + 4, length, StandardCharsets.UTF_8);
            case PRIORITY -> {
                if (length != 4) return false;
                priority = int32(bytes, at + 4) & 0xFFFFFFFFL;
            }
            case USE_CANDIDATE -> useCandidate = true;
            case ICE_CONTROLLED -> controlled = true;
            case ICE_CONTROLLING -> controlling = true;
            case XOR_MAPPED_ADDRESS -> mapped = readAddress(at + 4, length);
            case ERROR_CODE -> {
                if (length < 4) return false;
                errorCode = (bytes[at + 6] & 7) * 100 + (bytes[at + 7] & 0xFF);
            }
            case MESSAGE_INTEGRITY -> {
                if (length != 20) return false;
                integrityAt = at;
            }
            case FINGERPRINT -> {
                if (length != 4) return false;
                fingerprintAt = at;
            }
            default -> {
                return true;
            }
        }
        return true;
    }

    private InetSocketAddress readAddress(int at, int length) {
        int size = length == 8 ? 4 : length == 20 ? 16 : 0;
        if (size == 0 || bytes[at + 1] != (size == 4 ? 1 : 2)) return null;
        int port = short16(at + 2) ^ (MAGIC >>> 16);
        byte[] address = new byte[size];
        for (int i = 0; i < size; i++) address[i] = (byte) (bytes[at + 4 + i] ^ bytes[4 + i]);
        try {
            return new InetSocketAddress(InetAddress.getByAddress(address), port);
        } catch (UnknownHostException impossible) {
            return null; // only a wrong array length is refused, and ours is 4 or 16
        }
    }

    /** Whether MESSAGE-INTEGRITY is there and was made with this password. */
    public boolean isFrom(byte[] password) {
        if (integrityAt < 0) return false;
        byte[] expected = integrity(bytes, integrityAt, password);
        byte[] found = new byte[20];
        System.arraycopy(bytes, integrityAt + 4, found, 0, 20);
        return MessageDigest.isEqual(expected, found);
    }

    /** Whether FINGERPRINT is there and right. */
    public boolean hasFingerprint() {
        return fingerprintAt >= 0
                && int32(bytes, fingerprintAt + 4) == fingerprint(bytes, fingerprintAt);
    }

    /** The success response to this request, as RFC 8445 §7.3 wants it. */
    public byte[] success(InetSocketAddress source, byte[] password) {
        return new StunWriter(BINDING_RESPONSE, bytes)
                .xorMappedAddress(source)
                .integrity(password)
                .fingerprint()
                .toBytes();
    }

    /** The response to a client that believes it is the controlled side (RFC 8445 §7.3.1.1). */
    public byte[] roleConflict(byte[] password) {
        return new StunWriter(BINDING_ERROR, bytes)
                .error(487, "Role Conflict")
                .integrity(password)
                .fingerprint()
                .toBytes();
    }

    public int type() {
        return type;
    }

    /** "ours:theirs" in a request to us, or null. */
    public String username() {
        return username;
    }

    /** The part of the user name that is ours, or null. */
    public String localFragment() {
        int colon = username == null ? -1 : username.indexOf(':');
        return colon <= 0 ? null : username.substring(0, colon);
    }

    public InetSocketAddress mapped() {
        return mapped;
    }

    public long priority() {
        return priority;
    }

    public boolean nominates() {
        return useCandidate;
    }

    public boolean saysControlled() {
        return controlled;
    }

    public boolean saysControlling() {
        return controlling;
    }

    public int errorCode() {
        return errorCode;
    }

    private int short16(int at) {
        return (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF;
    }

    static int int32(byte[] b, int at) {
        return (b[at] & 0xFF) << 24
                | (b[at + 1] & 0xFF) << 16
                | (b[at + 2] & 0xFF) << 8
                | b[at + 3] & 0xFF;
    }

    /** HMAC-SHA1 over all before {@code at}, the length field reading as if it ended after it. */
    static byte[] integrity(byte[] message, int at, byte[] password) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(password, "HmacSHA1"));
            mac.update(message, 0, 2);
            int length = at + 24 - HEADER;
            mac.update((byte) (length >>> 8));
            mac.update((byte) length);
            mac.update(message, 4, at - 4);
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HMAC-SHA1", e);
        }
    }

    static int fingerprint(byte[] message, int at) {
        CRC32 crc = new CRC32();
        crc.update(message, 0, 2);
        int length = at + 8 - HEADER;
        crc.update(length >>> 8);
        crc.update(length & 0xFF);
        crc.update(message, 4, at - 4);
        return (int) crc.getValue() ^ FINGERPRINT_XOR;
    }

    static boolean isIpv6(InetSocketAddress address) {
        return address.getAddress() instanceof Inet6Address;
    }
}
