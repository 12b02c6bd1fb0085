package dev.lectern.registration;

import dev.lectern.kit.limit.Limits;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;

/**
 * How often one network address may send a public form. The machine itself is not limited: what
 * comes from there is a proxy that hides everybody's address, or whoever runs the installation.
 */
@ApplicationScoped
class Pace {
    private static final int MOST = 120;
    private static final Duration WHILE = Duration.ofMinutes(1);

    private final Limits limits;
    private final RoutingContext request;

    Pace(Limits limits, RoutingContext request) {
        this.limits = limits;
        this.request = request;
    }

    void entering() {
        SocketAddress peer = request.request().remoteAddress();
        if (peer != null && peer.hostAddress() != null && !isHere(peer.hostAddress())) {
            limits.check("public form " + peer.hostAddress(), MOST, WHILE);
        }
    }

    private static boolean isHere(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException noAddress) {
            return false;
        }
    }
}
