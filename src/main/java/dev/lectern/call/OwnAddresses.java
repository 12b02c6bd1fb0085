package dev.lectern.call;

import dev.lectern.kit.outward.Allowed;
import dev.lectern.kit.outward.Outward;
import dev.lectern.kit.outward.Target;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Where the provider addresses may lead that workspaces give: not inside, unless a setting allows
 * it. Those from the environment are whoever's who runs the installation, and go anywhere.
 */
@ApplicationScoped
class OwnAddresses {
    private final Outward outward;

    OwnAddresses(
            Vertx vertx,
            @ConfigProperty(name = "lectern.provider.allow") Optional<List<String>> allowed) {
        this.outward =
                new Outward(
                        vertx,
                        InetAddress::getAllByName,
                        Allowed.by("LECTERN_PROVIDER_ALLOW", allowed));
    }

    Outward outward() {
        return outward;
    }

    /** Refuses an address that leads inside as it is typed. */
    Uni<Void> check(Credentials given) {
        String url = given.values().get("url");
        return url == null ? Uni.createFrom().voidItem() : outward.check(target(url));
    }

    /**
     * Plain HTTP would show our key to everybody on the way, except on this very machine and in the
     * network of whoever allowed it.
     */
    boolean maySayPlainly(URI address) {
        String host = String.valueOf(address.getHost());
        return List.of("localhost", "127.0.0.1", "[::1]").contains(host)
                || outward.allows(target(address.toString()));
    }

    /** Signalling over web sockets goes to the same machine as questions over HTTP. */
    static Target target(String url) {
        return Target.read(url.replaceFirst("^ws", "http"));
    }
}
