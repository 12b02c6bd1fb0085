package dev.lectern.call.builtin.home;

import dev.lectern.kit.db.Ids;
import io.quarkus.runtime.LaunchMode;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * This node among others: an id for as long as it runs, and where they reach it ({@code
 * LECTERN_NODE_URL}, else this machine's own address and port).
 */
@ApplicationScoped
class ThisNode {
    private final UUID id = Ids.next();
    private final Optional<String> url;
    private final String host;
    private final boolean several;
    private final Config config;

    ThisNode(
            @ConfigProperty(name = "lectern.node.url") Optional<String> url,
            @ConfigProperty(name = "lectern.redis.url") Optional<String> redis,
            Config config) {
        this.url = url.map(text -> text.replaceAll("/+$", "")).filter(text -> !text.isEmpty());
        this.host = this.url.isPresent() ? "" : ownHost();
        this.several = redis.filter(text -> !text.isBlank()).isPresent();
        this.config = config;
    }

    UUID id() {
        return id;
    }

    /** Without a slash at the end. */
    String url() {
        return url.orElseGet(() -> "http://" + host + ":" + port());
    }

    boolean says() {
        return url.isPresent();
    }

    /** Whether there may be others: nodes on one database need Redis to hear each other. */
    boolean several() {
        return several;
    }

    private static String ownHost() {
        try {
            return InetAddress.getLocalHost().getHostAddress();
        } catch (UnknownHostException nameless) {
            return "127.0.0.1";
        }
    }

    /** Read when needed: with port 0 it is known only once the server listens. */
    private String port() {
        boolean test = LaunchMode.current() == LaunchMode.TEST;
        return config.getValue(test ? "quarkus.http.test-port" : "quarkus.http.port", String.class);
    }
}
