package dev.lectern.account;

import dev.lectern.kit.limit.ClientAddress;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/** From where, and with what, a request came: what a list of sessions shows. */
public record Visit(@Nullable String address, @Nullable String browser) {
    private static final int LONGEST = 300;

    public static Visit of(RoutingContext request) {
        String browser = request.request().getHeader("User-Agent");
        return new Visit(
                ClientAddress.written(ClientAddress.of(request)),
                browser == null || browser.length() <= LONGEST
                        ? browser
                        : browser.substring(0, LONGEST));
    }
}
