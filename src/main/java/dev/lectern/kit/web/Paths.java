package dev.lectern.kit.web;

/** Which addresses are for programs and which for people. */
public final class Paths {
    private Paths() {}

    public static boolean isForPrograms(String path) {
        return path.startsWith("/api/")
                || path.startsWith("/call/")
                || path.startsWith("/hooks/")
                || path.startsWith("/q/");
    }
}
