package dev.lectern.webhook;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Machines inside our own net that hooks may go to all the same: names or addresses, each with or
 * without a port.
 */
record Allowed(List<String> entries) {

    static Allowed of(Optional<List<String>> said) {
        return new Allowed(
                said.orElse(List.of()).stream()
                        .map(entry -> entry.strip().toLowerCase(Locale.ROOT))
                        .toList());
    }

    boolean lets(Target target) {
        String host = target.host().toLowerCase(Locale.ROOT);
        String written = host.contains(":") ? "[" + host + "]" : host;
        return entries.contains(written) || entries.contains(written + ":" + target.port());
    }
}
