package dev.lectern.kit.web;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** Cookies with our defaults: HttpOnly, SameSite=Lax, the whole site, Secure behind https. */
public final class Cookies {
    private Cookies() {}

    public static Optional<String> read(RoutingContext request, String name) {
        return Optional.ofNullable(request.request().getCookie(name))
                .map(Cookie::getValue)
                .map(Cookies::decoded)
                .filter(value -> !value.isEmpty());
    }

    /** Sets a cookie; a value with other than letters and digits must be encoded before. */
    public static void set(RoutingContext request, String name, String value, Duration kept) {
        Cookie cookie =
                Cookie.cookie(name, value)
                        .setPath("/")
                        .setHttpOnly(true)
                        .setSameSite(CookieSameSite.LAX)
                        .setSecure(request.request().isSSL());
        if (!kept.isZero()) {
            cookie.setMaxAge(kept.toSeconds());
        }
        request.response().addCookie(cookie);
    }

    public static void forget(RoutingContext request, String name) {
        Cookie gone = Cookie.cookie(name, "").setPath("/").setHttpOnly(true).setMaxAge(0);
        request.response().addCookie(gone.setSameSite(CookieSameSite.LAX));
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return "";
        }
    }
}
