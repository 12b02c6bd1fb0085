package dev.lectern.kit.token;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.Key;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwx.HeaderParameterNames;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * Signs and reads the tokens that links and grants carry.
 *
 * <p>A token is a JWT (RFC 7519), signed HS256 with a key that belongs to its purpose alone; {@code
 * kid} names the secret that the key was derived from, {@code typ} the purpose (RFC 8725 section
 * 3.11). Ids among the claims are packed and come back as text. Claims hold ids, numbers and words
 * of ours, never a name or an address: tokens end up in histories and logs.
 */
@ApplicationScoped
public class Tokens {
    private static final String EXPIRES = "exp";
    private static final int LONGEST = 2048;
    private static final AlgorithmConstraints HS256 =
            new AlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.HMAC_SHA256);

    private final List<Keys> secrets;
    private final Clock clock;

    Tokens(MasterSecret secret, Clock clock) {
        this.secrets = secret.keys();
        this.clock = clock;
    }

    /** Signs the claims (text, numbers, truth values, ids); {@code expires} counts in seconds. */
    public String sign(Purpose purpose, Map<String, Object> claims, @Nullable Instant expires) {
        JsonObject body = new JsonObject();
        claims.forEach((name, value) -> body.put(name, PackedId.pack(value)));
        if (expires != null) {
            body.put(EXPIRES, expires.getEpochSecond());
        }
        Keys keys = secrets.get(0);
        JsonWebSignature token = new JsonWebSignature();
        token.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
        token.setKeyIdHeaderValue(keys.id());
        token.setHeader(HeaderParameterNames.TYPE, type(purpose));
        token.setPayload(body.encode());
        token.setKey(keys.hmac(use(purpose)));
        try {
            return token.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("Every Java platform can sign HS256", e);
        }
    }

    /** The claims, or nothing when it was made for something else, by someone else, or is over. */
    public Optional<Map<String, Object>> read(Purpose purpose, @Nullable String token) {
        if (token == null || token.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            JsonWebSignature signed = new JsonWebSignature();
            signed.setAlgorithmConstraints(HS256);
            signed.setCompactSerialization(token);
            if (!type(purpose).equals(signed.getHeader(HeaderParameterNames.TYPE))) {
                return Optional.empty();
            }
            return key(signed.getKeyIdHeaderValue(), purpose)
                    .filter(key -> isSignedWith(key, signed, token))
                    .flatMap(key -> claims(signed.getUnverifiedPayload()));
        } catch (JoseException | DecodeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Optional<Key> key(@Nullable String id, Purpose purpose) {
        return secrets.stream()
                .filter(keys -> keys.id().equals(id))
                .findFirst()
                .map(keys -> keys.hmac(use(purpose)));
    }

    /** Also refuses a second spelling of the same signature: its last letter has idle bits. */
    private static boolean isSignedWith(Key key, JsonWebSignature signed, String token) {
        signed.setKey(key);
        try {
            return signed.verifySignature() && token.endsWith('.' + signed.getEncodedSignature());
        } catch (JoseException e) {
            return false;
        }
    }

    private Optional<Map<String, Object>> claims(String json) {
        JsonObject body = new JsonObject(json);
        @Nullable Long expires = body.getLong(EXPIRES);
        if (expires != null && expires <= clock.instant().getEpochSecond()) {
            return Optional.empty();
        }
        body.remove(EXPIRES);
        Map<String, Object> claims = body.getMap();
        claims.replaceAll((name, value) -> PackedId.unpack(value));
        return Optional.of(claims);
    }

    private static String use(Purpose purpose) {
        return "token " + word(purpose);
    }

    private static String type(Purpose purpose) {
        return word(purpose) + "+jwt";
    }

    private static String word(Purpose purpose) {
        return purpose.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
