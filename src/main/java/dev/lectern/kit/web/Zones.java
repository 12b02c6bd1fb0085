package dev.lectern.kit.web;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Time zones by name, from people and browsers, who may send anything. */
public final class Zones {
    private Zones() {}

    /** The zone of this name, UTC when it is none's. */
    static ZoneId known(String name) {
        ZoneId zone = find(name);
        return zone == null ? ZoneOffset.UTC : zone;
    }

    public static @Nullable ZoneId find(String name) {
        try {
            return ZoneId.of(name.strip());
        } catch (DateTimeException unknown) {
            return null;
        }
    }

    /** The machine's own. */
    public static ZoneId ofThisMachine() {
        return plain(ZoneId.systemDefault());
    }

    /** UTC has many names, of which people know one. */
    public static ZoneId plain(ZoneId zone) {
        return zone.getRules().equals(ZoneOffset.UTC.getRules()) ? ZoneId.of("UTC") : zone;
    }

    /** Those to choose from, by name, and the one that stands, however it was named. */
    public static List<String> names(@Nullable String standing) {
        return Stream.concat(Stream.ofNullable(standing), names().stream())
                .filter(name -> !name.isBlank())
                .distinct()
                .sorted()
                .toList();
    }

    private static List<String> names() {
        return ZoneId.getAvailableZoneIds().stream()
                .filter(name -> name.contains("/") || name.equals("UTC"))
                .filter(name -> !name.startsWith("Etc/") && !name.startsWith("SystemV/"))
                .sorted()
                .toList();
    }
}
