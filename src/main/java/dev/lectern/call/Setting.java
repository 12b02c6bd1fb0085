package dev.lectern.call;

import io.quarkus.qute.TemplateData;

/**
 * One thing to be told about a provider; in the environment {@code LECTERN_<PROVIDER>_<KEY>}.
 *
 * @param key as {@code api-key}
 * @param label as people read it
 * @param account whether it tells one account there from another
 * @param otherwise what holds when it is not set; empty if it must be set
 */
@TemplateData
public record Setting(String key, String label, boolean secret, boolean account, String otherwise) {

    public static Setting plain(String key, String label) {
        return new Setting(key, label, false, false, "");
    }

    public static Setting account(String key, String label) {
        return new Setting(key, label, false, true, "");
    }

    public static Setting secret(String key, String label) {
        return new Setting(key, label, true, false, "");
    }

    public static Setting address(String label, String publicService) {
        return new Setting("url", label, false, false, publicService);
    }

    public boolean required() {
        return otherwise.isEmpty();
    }
}
