package dev.lectern.account;

import dev.lectern.kit.limit.ClientAddress;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/** From where, and with what, a request came: what a list of sessions shows. */
public record Visit(@Nullable String address, @Nullable String browser) {
    private static final int LONGEST = 300;

    public static Visit of(HttpServerRequest request) {
        var peer = request.remoteAddress();
        String browser = request.getHeader("User-Agent");
        return new Visit(
                peer == null ? null : ClientAddress.written(peer.hostAddress()),
                browser == null || browser.length() <= LONGEST
                        ? browser
                        : browser.substring(0, LONGEST));
    }
}
