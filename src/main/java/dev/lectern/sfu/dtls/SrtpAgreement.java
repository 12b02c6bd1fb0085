package dev.lectern.sfu.dtls;

import dev.lectern.sfu.srtp.SrtpKeys;
import dev.lectern.sfu.srtp.SrtpProfile;
import java.io.IOException;
import java.util.Hashtable;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.TlsContext;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.TlsSRTPUtils;
import org.bouncycastle.tls.TlsUtils;
import org.bouncycastle.tls.UseSRTPData;

/**
 * What either side of a handshake agrees on beside DTLS itself: who the other is, by the
 * fingerprint in their session description, and how media is sealed (RFC 5764).
 */
final class SrtpAgreement {
    private final Fingerprint expected;
    private boolean stranger;
    private SrtpProfile profile;
    private byte[] exported;

    SrtpAgreement(Fingerprint expected) {
        this.expected = expected;
    }

    /** Refuses whoever is not the one of the session description. */
    void requireExpected(Certificate chain) throws IOException {
        stranger = chain.isEmpty() || !expected.matches(chain.getCertificateAt(0).getEncoded());
        if (stranger) {
            throw new TlsFatalAlert(AlertDescription.bad_certificate);
        }
    }

    /** Whether they showed another certificate than expected. */
    boolean metAStranger() {
        return stranger;
    }

    /** Takes the first profile of ours that the other side has too. */
    @SuppressWarnings("rawtypes")
    void choose(Hashtable theirs) throws IOException {
        UseSRTPData offered = theirs == null ? null : TlsSRTPUtils.getUseSRTPExtension(theirs);
        profile = DtlsParameters.common(offered);
        if (profile == null) throw new TlsFatalAlert(AlertDescription.handshake_failure);
    }

    /** Says all profiles, or the one that was chosen. */
    @SuppressWarnings({"rawtypes", "unchecked"})
    Hashtable saidIn(Hashtable extensions) throws IOException {
        Hashtable all = extensions == null ? new Hashtable() : extensions;
        int[] codes = profile == null ? DtlsParameters.profileCodes() : new int[] {profile.code};
        TlsSRTPUtils.addUseSRTPExtension(all, new UseSRTPData(codes, TlsUtils.EMPTY_BYTES));
        return all;
    }

    void export(TlsContext context) {
        exported =
                context.exportKeyingMaterial(
                        DtlsParameters.EXPORTER_LABEL, null, profile.keyingLength());
    }

    SrtpKeys ofClient() {
        return SrtpKeys.ofClient(profile, exported);
    }

    SrtpKeys ofServer() {
        return SrtpKeys.ofServer(profile, exported);
    }
}
