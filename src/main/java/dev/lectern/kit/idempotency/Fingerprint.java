package dev.lectern.kit.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.ext.web.RoutingContext;
import jakarta.interceptor.InvocationContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Tells one request from another: method, address and what the endpoint understood of the body. */
final class Fingerprint {

    private Fingerprint() {}

    static String of(RoutingContext request, InvocationContext invocation, ObjectMapper mapper) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(utf8(request.request().method() + " " + request.request().uri() + "\n"));
            for (Object parameter : invocation.getParameters()) {
                digest.update(
                        utf8(isContent(parameter) ? mapper.writeValueAsString(parameter) : "-"));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException | JsonProcessingException e) {
            throw new IllegalStateException("A request cannot be told from others", e);
        }
    }

    /** Not what the framework injects, as the request's context. */
    private static boolean isContent(Object parameter) {
        if (parameter == null) {
            return true;
        }
        String type = parameter.getClass().getName();
        return parameter instanceof Record
                || type.startsWith("java.")
                || (type.startsWith("dev.lectern.") && !type.endsWith("_ClientProxy"));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
