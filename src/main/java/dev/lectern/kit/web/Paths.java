package dev.lectern.kit.web;

import io.vertx.ext.web.RoutingContext;
import java.util.regex.Pattern;

/** The path of a request, and which of them are for programs and which for people. */
public final class Paths {
    private static final Pattern PROGRAMS = Pattern.compile("/(?:api|call|hooks|q)(?![\\w-])");
    private static final Pattern HOOKS = Pattern.compile("/hooks(?![\\w-])");

    private Paths() {}

    /** Also when it is written to pass for another, as {@code /api;/v1}. */
    public static boolean isForPrograms(String path) {
        return PROGRAMS.matcher(path).lookingAt();
    }

    /** Where others tell us what happens, signed. */
    public static boolean isHook(String path) {
        return HOOKS.matcher(path).lookingAt();
    }

    /** As routes match it; as it was sent where that is not to be read. */
    public static String of(RoutingContext request) {
        try {
            return request.normalizedPath();
        } catch (IllegalArgumentException unreadable) {
            return String.valueOf(request.request().path());
        }
    }
}
