package dev.lectern.call.stream;

import dev.lectern.call.Hs256;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;

/** An app's key and secret, and what can be signed with them. */
record StreamKey(String apiKey, String secret) {
    /** Their clock may be behind ours: a token from the future is refused (code 42). */
    private static final Duration GUARD = Duration.ofSeconds(5);

    String serverToken() {
        return Hs256.token(secret, new JsonObject().put("server", true));
    }

    String callToken(String user, String role, String cid, Instant now, Instant until) {
        return Hs256.token(
                secret,
                new JsonObject()
                        .put("user_id", user)
                        .put("iat", now.minus(GUARD).getEpochSecond())
                        .put("exp", until.getEpochSecond())
                        .put("call_cids", new JsonArray().add(cid))
                        .put("role", role));
    }

    boolean signed(byte[] body, String signature) {
        return MessageDigest.isEqual(
                Hs256.hex(secret, body).getBytes(StandardCharsets.US_ASCII),
                signature.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public String toString() {
        return "StreamKey[" + apiKey + "]";
    }
}
