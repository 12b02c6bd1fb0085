package dev.lectern.kit.web;

import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateExtension;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The built scripts, styles and icons by the name a template knows them by: {@code
 * {asset:url('lectern.css')}}.
 *
 * <p>The build hashes every name, so that browsers may keep a file for ever; the manifest beside
 * the files says which is which. Without a build, as in tests, names stay as they are and icons are
 * empty.
 */
@TemplateExtension(namespace = "asset")
public final class Assets {
    private static final String FOLDER = "META-INF/resources/assets/";
    private static final JsonObject NAMES = names();
    private static final Map<String, RawString> SHAPES = shapes();

    private Assets() {}

    public static String url(String name) {
        return "/assets/" + NAMES.getString(name, name);
    }

    /** The shapes of an icon, drawn in the page itself: few bytes, and nothing more to fetch. */
    public static RawString icon(String name) {
        return SHAPES.getOrDefault(name, new RawString(""));
    }

    private static JsonObject names() {
        String manifest = read("manifest.json");
        return manifest.isEmpty() ? new JsonObject() : new JsonObject(manifest);
    }

    private static Map<String, RawString> shapes() {
        Map<String, RawString> shapes = new HashMap<>();
        Matcher symbol =
                Pattern.compile("<symbol id=\"([^\"]+)\"[^>]*>(.*?)</symbol>")
                        .matcher(read(NAMES.getString("icons.svg", "icons.svg")));
        while (symbol.find()) {
            shapes.put(symbol.group(1), new RawString(symbol.group(2)));
        }
        return Map.copyOf(shapes);
    }

    private static String read(String name) {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        try (InputStream file = loader.getResourceAsStream(FOLDER + name)) {
            return file == null ? "" : new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The asset " + name + " cannot be read", e);
        }
    }
}
