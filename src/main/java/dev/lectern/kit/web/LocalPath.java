package dev.lectern.kit.web;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** An address on this site, from a form or a query, never one that leads elsewhere. */
public final class LocalPath {
    private LocalPath() {}

    public static String orHome(@Nullable String wished) {
        return isLocal(wished) ? String.valueOf(wished) : "/";
    }

    private static boolean isLocal(@Nullable String path) {
        if (path == null || !path.startsWith("/") || path.startsWith("//") || path.contains("\\")) {
            return false;
        }
        try {
            URI uri = new URI(path);
            return uri.getScheme() == null && uri.getRawAuthority() == null;
        } catch (URISyntaxException malformed) {
            return false;
        }
    }
}
