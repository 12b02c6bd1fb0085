package dev.lectern.sfu.dtls;

import dev.lectern.sfu.srtp.SrtpKeys;
import dev.lectern.sfu.srtp.SrtpProfile;
import java.io.IOException;
import java.util.Hashtable;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.DefaultTlsClient;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.TlsAuthentication;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.TlsSRTPUtils;
import org.bouncycastle.tls.TlsServerCertificate;
import org.bouncycastle.tls.TlsUtils;
import org.bouncycastle.tls.UseSRTPData;

/** The active side of one DTLS-SRTP handshake: for clients that insist on being passive. */
final class SrtpClient extends DefaultTlsClient implements Keyed {
    private final Identity identity;
    private final Fingerprint expected;
    private SrtpProfile profile;
    private byte[] exported;

    SrtpClient(Identity identity, Fingerprint expected) {
        super(identity.crypto());
        this.identity = identity;
        this.expected = expected;
    }

    @Override
    protected ProtocolVersion[] getSupportedVersions() {
        return DtlsParameters.versions();
    }

    @Override
    protected int[] getSupportedCipherSuites() {
        return DtlsParameters.cipherSuites();
    }

    @Override
    public int getHandshakeTimeoutMillis() {
        return DtlsParameters.TIMEOUT_MILLIS;
    }

    @Override
    @SuppressWarnings({"rawtypes", "unchecked"})
    public Hashtable getClientExtensions() throws IOException {
        Hashtable extensions = super.getClientExtensions();
        if (extensions == null) extensions = new Hashtable();
        int[] codes = new int[SrtpProfile.values().length];
        for (SrtpProfile one : SrtpProfile.values()) codes[one.ordinal()] = one.code;
        TlsSRTPUtils.addUseSRTPExtension(extensions, new UseSRTPData(codes, TlsUtils.EMPTY_BYTES));
        return extensions;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public void processServerExtensions(Hashtable extensions) throws IOException {
        super.processServerExtensions(extensions);
        profile = DtlsParameters.common(TlsSRTPUtils.getUseSRTPExtension(extensions));
        if (profile == null) throw new TlsFatalAlert(AlertDescription.handshake_failure);
    }

    @Override
    public TlsAuthentication getAuthentication() {
        return new TlsAuthentication() {
            @Override
            public void notifyServerCertificate(TlsServerCertificate server) throws IOException {
                var chain = server.getCertificate();
                if (chain.isEmpty() || !expected.matches(chain.getCertificateAt(0).getEncoded())) {
                    throw new TlsFatalAlert(AlertDescription.bad_certificate);
                }
            }

            @Override
            public TlsCredentials getClientCredentials(CertificateRequest request) {
                return identity.signer(context);
            }
        };
    }

    @Override
    public void notifyHandshakeComplete() throws IOException {
        super.notifyHandshakeComplete();
        exported =
                context.exportKeyingMaterial(
                        DtlsParameters.EXPORTER_LABEL, null, profile.keyingLength());
    }

    @Override
    public SrtpKeys inbound() {
        return SrtpKeys.ofServer(profile, exported);
    }

    @Override
    public SrtpKeys outbound() {
        return SrtpKeys.ofClient(profile, exported);
    }
}
