package dev.lectern.call.builtin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What clients are told of STUN and TURN servers ({@code LECTERN_ICE_SERVERS}, addresses separated
 * by commas; {@code turn:user:password@host}), as Link headers (RFC 9725 §4.6). None are needed
 * where the media port is reachable.
 */
@ApplicationScoped
class IceServers {
    private final List<String> links;

    IceServers(@ConfigProperty(name = "lectern.ice-servers") Optional<List<String>> servers) {
        this.links = servers.orElse(List.of()).stream().map(IceServers::link).toList();
    }

    /** The header's value for one server. */
    static String link(String server) {
        String text = server.strip();
        int at = text.lastIndexOf('@');
        int scheme = text.indexOf(':');
        if (at < 0 || scheme < 0 || scheme > at) {
            return "<" + text + ">; rel=\"ice-server\"";
        }
        String[] login = text.substring(scheme + 1, at).split(":", 2);
        String address = text.substring(0, scheme + 1) + text.substring(at + 1);
        String password = login.length > 1 ? login[1] : "";
        return "<%s>; rel=\"ice-server\"; username=\"%s\"; credential=\"%s\"; credential-type=\"password\""
                .formatted(address, login[0], password);
    }

    Response.ResponseBuilder linked(Response.ResponseBuilder answer) {
        links.forEach(link -> answer.header("Link", link));
        return answer;
    }
}
