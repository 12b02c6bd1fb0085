package dev.lectern.kit.mail;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A mail server as {@code LECTERN_SMTP_URL} names it: {@code smtp://user:password@host:port}, with
 * TLS when the server offers it, or {@code smtps://} for TLS from the first byte. Signs in user or
 * password are percent-encoded.
 */
record SmtpAddress(
        String host, int port, boolean tls, @Nullable String user, @Nullable String password) {
    private static final int SUBMISSION = 587;
    private static final int SUBMISSIONS = 465;

    static SmtpAddress parse(String url) {
        URI uri = read(url.strip());
        boolean tls = "smtps".equals(uri.getScheme());
        String[] login = uri.getRawUserInfo() == null ? null : uri.getRawUserInfo().split(":", 2);
        int port = uri.getPort() > 0 ? uri.getPort() : tls ? SUBMISSIONS : SUBMISSION;
        return new SmtpAddress(
                uri.getHost(),
                port,
                tls,
                login == null ? null : decoded(login[0]),
                login == null || login.length < 2 ? null : decoded(login[1]));
    }

    private static URI read(String url) {
        try {
            URI uri = new URI(url);
            if (uri.getHost() == null || !String.valueOf(uri.getScheme()).matches("smtps?")) {
                throw unreadable();
            }
            return uri;
        } catch (URISyntaxException malformed) {
            throw unreadable();
        }
    }

    /** Says nothing of what is written there: a password may be in it. */
    private static ConfigurationException unreadable() {
        return new ConfigurationException(
                "LECTERN_SMTP_URL should look like smtp://user:password@host:587 or smtps://…; in"
                        + " user and password write # as %23, / as %2F, @ as %40 and % as %25.");
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
