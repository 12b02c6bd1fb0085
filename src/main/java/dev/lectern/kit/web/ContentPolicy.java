package dev.lectern.kit.web;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** The Content-Security-Policy of one answer: ours alone, unless the page asked for more. */
final class ContentPolicy {
    private static final Pattern ORIGIN = Pattern.compile("(https?|wss?)://[A-Za-z0-9.*:\\[\\]-]+");

    private final Set<String> connections = new LinkedHashSet<>();
    private final Set<String> ancestors = new LinkedHashSet<>();
    private boolean embeddable;
    private boolean foreign;

    void connectTo(String origin) {
        if (ORIGIN.matcher(origin).matches()) {
            connections.add(origin);
        }
    }

    void embeddable() {
        embeddable = true;
    }

    void foreign() {
        foreign = true;
    }

    boolean isForeign() {
        return foreign;
    }

    void embeddableBy(Collection<String> origins) {
        origins.stream().filter(one -> ORIGIN.matcher(one).matches()).forEach(ancestors::add);
    }

    boolean isEmbeddable() {
        return embeddable || !ancestors.isEmpty();
    }

    /** Sockets are named with the host, since 'self' covers them only in newer browsers. */
    String header(String host) {
        if (foreign) {
            return "default-src 'none'; img-src 'self' data: https:; style-src 'unsafe-inline'; "
                    + "sandbox allow-popups allow-popups-to-escape-sandbox; base-uri 'none'; form-action 'none'; "
                    + "frame-ancestors 'self'";
        }
        StringBuilder connect = new StringBuilder("'self'");
        if (!host.isEmpty()) {
            connect.append(" ws://").append(host).append(" wss://").append(host);
        }
        connections.forEach(origin -> connect.append(' ').append(origin));
        return "default-src 'self'; img-src 'self' data: https:; media-src 'self' blob: https:; "
                + "worker-src 'self' blob:; connect-src "
                + connect
                + "; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors "
                + frames();
    }

    private String frames() {
        if (embeddable) {
            return "*";
        }
        return ancestors.isEmpty() ? "'none'" : String.join(" ", ancestors);
    }
}
