package dev.lectern.workspace;

import java.util.regex.Pattern;

/** What an API key looks like, so that it is told apart from access tokens of others. */
public final class KeyShape {
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{24,200}");

    private KeyShape() {}

    public static boolean fits(String text) {
        return SHAPE.matcher(text).matches();
    }
}
