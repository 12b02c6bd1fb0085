package dev.lectern.kit.outward;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Machines inside our own net that requests may go to all the same: names or addresses, each with
 * or without a port.
 *
 * @param setting the name of the setting that lists them, for whoever is refused
 */
public record Allowed(String setting, List<String> entries) {

    public static Allowed by(String setting, Optional<List<String>> said) {
        return new Allowed(
                setting,
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
