package dev.lectern.kit.limit;

import dev.lectern.kit.web.RequestOrder;
import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.netty.util.NetUtil;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Of the addresses that proxies wrote down one behind the other, the last that is no proxy of ours.
 * What stands before it its sender may have made up; Quarkus believes the first.
 */
class ForwardedFor {
    private static final String HEADER = "X-Forwarded-For";
    private static final Pattern PORT = Pattern.compile("^(\\[.+]|[^:]+):\\d+$");

    private final boolean behind;
    private final List<IpSubnetFilterRule> ours;

    ForwardedFor(
            @ConfigProperty(name = "quarkus.http.proxy.proxy-address-forwarding") boolean behind,
            @ConfigProperty(name = "quarkus.http.proxy.trusted-proxies") List<String> trusted) {
        this.behind = behind;
        this.ours = trusted.stream().map(ForwardedFor::network).flatMap(Optional::stream).toList();
    }

    void register(@Observes Filters filters) {
        if (behind) {
            filters.register(this::read, RequestOrder.CLIENT);
        }
    }

    private void read(RoutingContext request) {
        HttpServerRequest asked = request.request();
        boolean believed = !asked.connection().remoteAddress().equals(asked.remoteAddress());
        if (believed) {
            String sender = sender(asked.headers().getAll(HEADER));
            String proxy = asked.connection().remoteAddress().hostAddress();
            ClientAddress.set(request, sender == null ? proxy : sender);
        }
        request.next();
    }

    /** Of the header's lines in their order; what is no address ends what can be believed. */
    @Nullable String sender(List<String> lines) {
        List<String> chain =
                lines.stream().flatMap(line -> Arrays.stream(line.split(","))).toList();
        String last = null;
        for (int i = chain.size() - 1; i >= 0; i--) {
            String name = PORT.matcher(chain.get(i).strip()).replaceFirst("$1");
            InetAddress address = NetUtil.createInetAddressFromIpAddressString(name);
            if (address == null) {
                return last;
            }
            last = NetUtil.toAddressString(address);
            InetSocketAddress sender = new InetSocketAddress(address, 0);
            if (ours.stream().noneMatch(one -> one.matches(sender))) {
                return last;
            }
        }
        return last;
    }

    /** Names of proxies, and addresses with a port, stand in no such header. */
    private static Optional<IpSubnetFilterRule> network(String part) {
        String[] pieces = part.split("/", 2);
        byte[] address = NetUtil.createByteArrayFromIpAddressString(pieces[0]);
        if (address == null) {
            return Optional.empty();
        }
        int bits = pieces.length < 2 ? 8 * address.length : Integer.parseInt(pieces[1]);
        return Optional.of(new IpSubnetFilterRule(pieces[0], bits, IpFilterRuleType.ACCEPT));
    }
}
