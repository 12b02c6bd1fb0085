package dev.lectern.registration;

import io.quarkus.qute.TemplateData;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody is in the list of a webinar's people, to come back there.
 *
 * @param status which are shown, as the address has it; empty: all
 * @param words for which they look
 * @param cursor after whom the page begins; empty: it is the first
 */
@TemplateData
record ListPlace(String status, String words, String cursor) {
    static final ListPlace START = new ListPlace("", "", "");

    static ListPlace of(@Nullable String status, @Nullable String words, @Nullable String cursor) {
        return new ListPlace(
                status == null ? "" : status,
                words == null ? "" : words,
                cursor == null ? "" : cursor);
    }

    /** The page after this one. */
    ListPlace after(UUID last) {
        return new ListPlace(status, words, last.toString());
    }

    String address(UUID webinar) {
        return "/webinars/"
                + webinar
                + "?tab=people"
                + part("status", status)
                + part("q", words)
                + part("cursor", cursor);
    }

    private static String part(String name, String value) {
        return value.isEmpty()
                ? ""
                : "&" + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
