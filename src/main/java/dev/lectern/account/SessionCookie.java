package dev.lectern.account;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The cookie that keeps a browser signed in. */
@ApplicationScoped
public class SessionCookie {
    public static final String NAME = "lectern";

    private final boolean https;

    SessionCookie(@ConfigProperty(name = "lectern.url") Optional<String> url) {
        this.https = url.filter(address -> address.startsWith("https:")).isPresent();
    }

    public @Nullable String read(HttpServerRequest request) {
        Cookie cookie = request.getCookie(NAME);
        return cookie == null ? null : cookie.getValue();
    }

    void give(HttpServerRequest request, String secret) {
        request.response().addCookie(cookie(request, secret).setMaxAge(Session.LIFE.toSeconds()));
    }

    void take(HttpServerRequest request) {
        request.response().addCookie(cookie(request, "").setMaxAge(0));
    }

    private Cookie cookie(HttpServerRequest request, String value) {
        return Cookie.cookie(NAME, value)
                .setPath("/")
                .setHttpOnly(true)
                .setSameSite(CookieSameSite.LAX)
                .setSecure(https || request.isSSL());
    }
}
