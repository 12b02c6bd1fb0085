package dev.lectern.kit.web;

import io.quarkus.qute.TemplateExtension;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The built scripts, styles and icons by the name a template knows them by: {@code
 * {asset:url('lectern.css')}}.
 *
 * <p>The build hashes every name, so that browsers may keep a file for ever; the manifest beside
 * the files says which is which. Without a build, as in tests, names stay as they are.
 */
@TemplateExtension(namespace = "asset")
public final class Assets {
    private static final String MANIFEST = "META-INF/resources/assets/manifest.json";
    private static final JsonObject NAMES = read();

    private Assets() {}

    public static String url(String name) {
        return "/assets/" + NAMES.getString(name, name);
    }

    public static String icon(String name) {
        return url("icons.svg") + "#" + name;
    }

    private static JsonObject read() {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        try (InputStream file = loader.getResourceAsStream(MANIFEST)) {
            return file == null
                    ? new JsonObject()
                    : new JsonObject(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("The list of assets cannot be read", e);
        }
    }
}
