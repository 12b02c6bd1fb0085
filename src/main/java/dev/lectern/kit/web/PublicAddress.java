package dev.lectern.kit.web;

import io.quarkus.runtime.LaunchMode;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where the world reaches this installation: {@code LECTERN_URL}, else this machine's own port. */
@ApplicationScoped
public class PublicAddress {
    private final Optional<String> url;
    private final Config config;

    PublicAddress(@ConfigProperty(name = "lectern.url") Optional<String> url, Config config) {
        this.url = url.map(text -> text.replaceAll("/+$", "")).filter(text -> !text.isEmpty());
        this.config = config;
    }

    /** Without a slash at the end. */
    public String base() {
        return url.orElseGet(() -> "http://localhost:" + port());
    }

    /** The address of a path that begins with a slash. */
    public String of(String path) {
        return base() + path;
    }

    public boolean secure() {
        return "https".equals(URI.create(base()).getScheme());
    }

    /** Read when needed: with port 0 it is known only once the server listens. */
    private String port() {
        boolean test = LaunchMode.current() == LaunchMode.TEST;
        return config.getValue(test ? "quarkus.http.test-port" : "quarkus.http.port", String.class);
    }
}
