package dev.lectern.kit.web;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Picks a language we speak from what a browser asks for (RFC 9110 section 12.5.4). */
final class Languages {
    private Languages() {}

    static Locale accepted(@Nullable String header) {
        if (header == null || header.isBlank()) {
            return Locale.ENGLISH;
        }
        try {
            List<Locale.LanguageRange> wishes = Locale.LanguageRange.parse(header);
            Locale match = Locale.lookup(wishes, Words.LANGUAGES);
            return match == null ? Locale.ENGLISH : match;
        } catch (IllegalArgumentException malformed) {
            return Locale.ENGLISH;
        }
    }
}
