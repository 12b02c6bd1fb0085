package dev.lectern.webhook;

import dev.lectern.kit.outward.Allowed;
import dev.lectern.kit.outward.Outward;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where hooks may go: by this machine's own resolver, and inside where a setting allows it. */
class HookAddresses {

    @Produces
    @Singleton
    Outward outward(
            Vertx vertx,
            @ConfigProperty(name = "lectern.webhook.allow") Optional<List<String>> allowed) {
        return new Outward(
                vertx, InetAddress::getAllByName, Allowed.by("LECTERN_WEBHOOK_ALLOW", allowed));
    }
}
