package dev.lectern.sfu.dtls;

import dev.lectern.sfu.srtp.SrtpProfile;
import org.bouncycastle.tls.CipherSuite;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.UseSRTPData;

/** What both roles of the handshake have in common. */
final class DtlsParameters {
    static final String EXPORTER_LABEL = "EXTRACTOR-dtls_srtp";
    static final int TIMEOUT_MILLIS = 10_000;

    private DtlsParameters() {}

    static ProtocolVersion[] versions() {
        return ProtocolVersion.DTLSv12.only();
    }

    static int[] cipherSuites() {
        return new int[] {
            CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
            CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,
            CipherSuite.TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256,
            CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA
        };
    }

    static int[] profileCodes() {
        int[] codes = new int[SrtpProfile.values().length];
        for (SrtpProfile one : SrtpProfile.values()) codes[one.ordinal()] = one.code;
        return codes;
    }

    /** The first of ours that is among theirs, or null. */
    static SrtpProfile common(UseSRTPData theirs) {
        if (theirs == null) return null;
        for (SrtpProfile ours : SrtpProfile.values()) {
            for (int code : theirs.getProtectionProfiles()) {
                if (code == ours.code) return ours;
            }
        }
        return null;
    }
}
