package dev.lectern.call;

import io.quarkus.qute.TemplateData;

/**
 * One thing to be told about a provider; in the environment {@code LECTERN_<PROVIDER>_<KEY>}.
 *
 * @param key as {@code api-key}
 * @param label as people read it
 * @param otherwise what holds when it is not set; empty if it must be set
 */
@TemplateData
public record Setting(String key, String label, boolean secret, String otherwise) {

    public static Setting plain(String key, String label) {
        return new Setting(key, label, false, "");
    }

    public static Setting secret(String key, String label) {
        return new Setting(key, label, true, "");
    }

    public static Setting address(String label, String publicService) {
        return new Setting("url", label, false, publicService);
    }

    public boolean required() {
        return otherwise.isEmpty();
    }
}
