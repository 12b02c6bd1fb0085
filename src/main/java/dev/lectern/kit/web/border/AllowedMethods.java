package dev.lectern.kit.web.border;

import java.util.ArrayList;
import java.util.Set;
import java.util.TreeSet;
import org.jboss.resteasy.reactive.server.core.Deployment;
import org.jboss.resteasy.reactive.server.handlers.ClassRoutingHandler;
import org.jboss.resteasy.reactive.server.handlers.RestInitialHandler.InitialMatch;
import org.jboss.resteasy.reactive.server.mapping.RequestMapper;
import org.jboss.resteasy.reactive.server.mapping.RequestMapper.RequestMatch;
import org.jboss.resteasy.reactive.server.spi.ServerRestHandler;

/**
 * Which methods an address takes. The framework knows, but tells only those of a whole class of
 * endpoints, and none where it refuses one (RFC 9110 section 15.5.6 wants them there).
 */
final class AllowedMethods {
    private AllowedMethods() {}

    static Set<String> at(String path, Deployment deployment) {
        var classes = new RequestMapper<>(new ArrayList<>(deployment.getClassMappers()));
        Set<String> allowed = new TreeSet<>();
        RequestMatch<InitialMatch> match = classes.map(path);
        while (match != null) {
            for (ServerRestHandler handler : match.value.handlers) {
                if (handler instanceof ClassRoutingHandler routing) {
                    addTaken(routing, match.remaining, allowed);
                }
            }
            match = classes.continueMatching(path, match);
        }
        if (allowed.contains("GET")) {
            allowed.add("HEAD");
        }
        allowed.add("OPTIONS");
        return allowed;
    }

    private static void addTaken(
            ClassRoutingHandler routing, String remaining, Set<String> allowed) {
        String rest = remaining.isEmpty() ? "/" : remaining;
        routing.getMappers()
                .forEach(
                        (method, addresses) -> {
                            if (method != null && addresses.map(rest) != null) {
                                allowed.add(method);
                            }
                        });
    }
}
