package dev.lectern.sfu.dtls;

import dev.lectern.sfu.srtp.SrtpKeys;
import dev.lectern.sfu.srtp.SrtpProfile;
import java.io.IOException;
import java.util.Hashtable;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.ClientCertificateType;
import org.bouncycastle.tls.DefaultTlsServer;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.TlsCredentialedSigner;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.TlsSRTPUtils;
import org.bouncycastle.tls.TlsUtils;
import org.bouncycastle.tls.UseSRTPData;

/** The passive side of one DTLS-SRTP handshake. */
final class SrtpServer extends DefaultTlsServer implements Keyed {
    private final Identity identity;
    private final Fingerprint expected;
    private SrtpProfile profile;
    private byte[] exported;

    SrtpServer(Identity identity, Fingerprint expected) {
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
    protected TlsCredentialedSigner getECDSASignerCredentials() {
        return identity.signer(context);
    }

    @Override
    @SuppressWarnings("rawtypes")
    public void processClientExtensions(Hashtable extensions) throws IOException {
        super.processClientExtensions(extensions);
        UseSRTPData offered =
                extensions == null ? null : TlsSRTPUtils.getUseSRTPExtension(extensions);
        profile = DtlsParameters.common(offered);
        if (profile == null) throw new TlsFatalAlert(AlertDescription.handshake_failure);
    }

    @Override
    @SuppressWarnings({"rawtypes", "unchecked"})
    public Hashtable getServerExtensions() throws IOException {
        Hashtable extensions = super.getServerExtensions();
        if (extensions == null) extensions = new Hashtable();
        TlsSRTPUtils.addUseSRTPExtension(
                extensions, new UseSRTPData(new int[] {profile.code}, TlsUtils.EMPTY_BYTES));
        return extensions;
    }

    @Override
    public CertificateRequest getCertificateRequest() {
        return new CertificateRequest(
                new short[] {ClientCertificateType.ecdsa_sign, ClientCertificateType.rsa_sign},
                TlsUtils.getDefaultSupportedSignatureAlgorithms(context),
                null);
    }

    @Override
    public void notifyClientCertificate(Certificate chain) throws IOException {
        if (chain.isEmpty() || !expected.matches(chain.getCertificateAt(0).getEncoded())) {
            throw new TlsFatalAlert(AlertDescription.bad_certificate);
        }
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
        return SrtpKeys.ofClient(profile, exported);
    }

    @Override
    public SrtpKeys outbound() {
        return SrtpKeys.ofServer(profile, exported);
    }
}
