package dev.lectern.kit.limit;

import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/** Where a request comes from, also when another node of ours handed it on. */
public final class ClientAddress {
    private static final String KEY = "lectern.client";

    private ClientAddress() {}

    /** To be said only of what a node of ours vouches for. */
    public static void set(RoutingContext request, @Nullable String address) {
        if (address != null) {
            request.put(KEY, address);
        }
    }

    public static @Nullable String of(RoutingContext request) {
        String said = request.get(KEY);
        if (said != null) {
            return said;
        }
        SocketAddress address = request.request().remoteAddress();
        return address == null ? null : address.hostAddress();
    }
}
