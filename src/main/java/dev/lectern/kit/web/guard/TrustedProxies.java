package dev.lectern.kit.web.guard;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Whose word counts about who asks. What is no network is a name to Quarkus, an IPv6 address
 * without its length too (host and port), and a name is asked of the name server at each request.
 */
class TrustedProxies {
    private static final Logger LOG = Logger.getLogger(TrustedProxies.class);
    private static final Pattern NETWORK =
            Pattern.compile(
                    "[0-9.]+(/\\d{1,2}|:\\d+)?|[0-9a-fA-F:.]+/\\d{1,3}|\\[[0-9a-fA-F:.]+].*");

    private TrustedProxies() {}

    static void look(
            @Observes StartupEvent start,
            @ConfigProperty(name = "quarkus.http.proxy.proxy-address-forwarding") boolean behind,
            @ConfigProperty(name = "quarkus.http.proxy.trusted-proxies") List<String> trusted) {
        for (String name : behind ? names(trusted) : List.<String>of()) {
            LOG.warnf(
                    "LECTERN_TRUSTED_PROXIES: %s is taken for a name and asked of the name server"
                            + " at every request. Give an address or a network, such as ::1/128.",
                    name);
        }
    }

    static List<String> names(List<String> trusted) {
        return trusted.stream().filter(part -> !NETWORK.matcher(part).matches()).toList();
    }
}
