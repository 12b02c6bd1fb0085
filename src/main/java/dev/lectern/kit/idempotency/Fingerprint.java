package dev.lectern.kit.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.interceptor.InvocationContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Tells one request from another: method, address and what the endpoint understood of the body. */
final class Fingerprint {

    private Fingerprint() {}

    static String of(RoutingContext request, InvocationContext invocation, ObjectMapper mapper) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(utf8(request.request().method() + " " + request.request().uri() + "\n"));
            for (Object parameter : invocation.getParameters()) {
                digest.update(utf8(words(parameter, mapper)));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException | JsonProcessingException e) {
            throw new IllegalStateException("A request cannot be told from others", e);
        }
    }

    /** Nothing for what the framework injects, as the request's context. */
    private static String words(@Nullable Object parameter, ObjectMapper mapper)
            throws JsonProcessingException {
        if (parameter == null) {
            return "null";
        }
        if (parameter instanceof JsonObject json) {
            return json.encode();
        }
        return isContent(parameter) ? mapper.writeValueAsString(parameter) : "-";
    }

    private static boolean isContent(Object parameter) {
        String type = parameter.getClass().getName();
        return parameter instanceof Record
                || parameter instanceof byte[]
                || type.startsWith("java.")
                || (type.startsWith("dev.lectern.") && !type.endsWith("_ClientProxy"));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
