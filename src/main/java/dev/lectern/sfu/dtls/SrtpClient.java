package dev.lectern.sfu.dtls;

import java.io.IOException;
import java.util.Hashtable;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.DefaultTlsClient;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.TlsAuthentication;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.TlsServerCertificate;

/** The active side of one DTLS-SRTP handshake: for clients that insist on being passive. */
final class SrtpClient extends DefaultTlsClient {
    private final Identity identity;
    private final SrtpAgreement agreement;

    SrtpClient(Identity identity, SrtpAgreement agreement) {
        super(identity.crypto());
        this.identity = identity;
        this.agreement = agreement;
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
    @SuppressWarnings("rawtypes")
    public Hashtable getClientExtensions() throws IOException {
        return agreement.saidIn(super.getClientExtensions());
    }

    @Override
    @SuppressWarnings("rawtypes")
    public void processServerExtensions(Hashtable extensions) throws IOException {
        super.processServerExtensions(extensions);
        agreement.choose(extensions);
    }

    @Override
    public TlsAuthentication getAuthentication() {
        return new TlsAuthentication() {
            @Override
            public void notifyServerCertificate(TlsServerCertificate server) throws IOException {
                agreement.requireExpected(server.getCertificate());
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
        agreement.export(context);
    }
}
