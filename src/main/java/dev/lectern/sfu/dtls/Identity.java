package dev.lectern.sfu.dtls;

import java.io.IOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Date;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.bc.BcX509v3CertificateBuilder;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.bc.BcECContentSignerBuilder;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.HashAlgorithm;
import org.bouncycastle.tls.SignatureAlgorithm;
import org.bouncycastle.tls.SignatureAndHashAlgorithm;
import org.bouncycastle.tls.TlsContext;
import org.bouncycastle.tls.TlsCredentialedSigner;
import org.bouncycastle.tls.crypto.TlsCertificate;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;
import org.bouncycastle.tls.crypto.impl.bc.BcDefaultTlsCredentialedSigner;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCertificate;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;

/** A self-signed ECDSA P-256 certificate with its key, made anew at every start. */
public final class Identity {
    private static final long DAY = 86_400_000L;
    private final BcTlsCrypto crypto;
    private final AsymmetricKeyParameter key;
    private final Certificate chain;
    private final Fingerprint fingerprint;

    private Identity(BcTlsCrypto crypto, AsymmetricKeyParameter key, byte[] certificate)
            throws IOException {
        this.crypto = crypto;
        this.key = key;
        this.chain =
                new Certificate(new TlsCertificate[] {new BcTlsCertificate(crypto, certificate)});
        this.fingerprint = Fingerprint.of(certificate);
    }

    /** Makes one, valid from yesterday for a year. */
    public static Identity generate(SecureRandom random, long nowMillis) {
        try {
            AsymmetricCipherKeyPair pair = keyPair(random);
            return new Identity(
                    new FrugalCrypto(random),
                    pair.getPrivate(),
                    certificate(pair, random, nowMillis));
        } catch (IOException | OperatorCreationException e) {
            throw new IllegalStateException("cannot make a certificate", e);
        }
    }

    private static AsymmetricCipherKeyPair keyPair(SecureRandom random) {
        ECKeyPairGenerator generator = new ECKeyPairGenerator();
        generator.init(
                new ECKeyGenerationParameters(
                        new ECNamedDomainParameters(
                                SECObjectIdentifiers.secp256r1,
                                CustomNamedCurves.getByOID(SECObjectIdentifiers.secp256r1)),
                        random));
        return generator.generateKeyPair();
    }

    private static byte[] certificate(
            AsymmetricCipherKeyPair pair, SecureRandom random, long nowMillis)
            throws IOException, OperatorCreationException {
        X500Name name = new X500Name("CN=lectern");
        var signer =
                new BcECContentSignerBuilder(
                                new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256),
                                new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256))
                        .build(pair.getPrivate());
        return new BcX509v3CertificateBuilder(
                        name,
                        new BigInteger(63, random),
                        new Date(nowMillis - DAY),
                        new Date(nowMillis + 365 * DAY),
                        name,
                        pair.getPublic())
                .build(signer)
                .getEncoded();
    }

    public Fingerprint fingerprint() {
        return fingerprint;
    }

    BcTlsCrypto crypto() {
        return crypto;
    }

    TlsCredentialedSigner signer(TlsContext context) {
        return new BcDefaultTlsCredentialedSigner(
                new TlsCryptoParameters(context),
                crypto,
                key,
                chain,
                new SignatureAndHashAlgorithm(HashAlgorithm.sha256, SignatureAlgorithm.ecdsa));
    }
}
