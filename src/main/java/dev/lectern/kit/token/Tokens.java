package dev.lectern.kit.token;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Signs and reads the tokens that links and grants carry.
 *
 * <p>A token is {@code purpose.key.claims.signature}: the claims are JSON, the signature is HS256
 * (HMAC-SHA-256) with a key that belongs to this purpose alone, the key's id names the secret it
 * was derived from. Ids among the claims are packed and come back as text. Claims hold ids, numbers
 * and words of ours, never a name or an address: tokens end up in histories and logs.
 */
@ApplicationScoped
public class Tokens {
    private static final String EXPIRES = "x";
    private static final int LONGEST = 2048;
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

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
        byte[] json = body.encode().getBytes(StandardCharsets.UTF_8);
        String signed = word(purpose) + '.' + keys.id() + '.' + ENCODER.encodeToString(json);
        return signed + '.' + ENCODER.encodeToString(keys.mac(use(purpose), signed));
    }

    /** The claims, or nothing when it was made for something else, by someone else, or is over. */
    public Optional<Map<String, Object>> read(Purpose purpose, @Nullable String token) {
        if (token == null || token.length() > LONGEST) {
            return Optional.empty();
        }
        String[] parts = token.split("\\.", -1);
        if (parts.length != 4 || !parts[0].equals(word(purpose))) {
            return Optional.empty();
        }
        String signed = token.substring(0, token.length() - parts[3].length() - 1);
        return secrets.stream()
                .filter(keys -> keys.id().equals(parts[1]))
                .filter(keys -> isSignature(parts[3], keys.mac(use(purpose), signed)))
                .findFirst()
                .flatMap(keys -> claims(parts[2]));
    }

    private static boolean isSignature(String text, byte[] expected) {
        byte[] given = text.getBytes(StandardCharsets.US_ASCII);
        return MessageDigest.isEqual(given, ENCODER.encode(expected));
    }

    private Optional<Map<String, Object>> claims(String encoded) {
        try {
            String json = new String(DECODER.decode(encoded), StandardCharsets.UTF_8);
            JsonObject body = new JsonObject(json);
            @Nullable Long expires = body.getLong(EXPIRES);
            if (expires != null && expires <= clock.instant().getEpochSecond()) {
                return Optional.empty();
            }
            body.remove(EXPIRES);
            Map<String, Object> claims = body.getMap();
            claims.replaceAll((name, value) -> PackedId.unpack(value));
            return Optional.of(claims);
        } catch (DecodeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String use(Purpose purpose) {
        return "token " + word(purpose);
    }

    private static String word(Purpose purpose) {
        return purpose.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
