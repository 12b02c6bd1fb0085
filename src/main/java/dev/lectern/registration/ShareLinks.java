package dev.lectern.registration;

import io.quarkus.qute.TemplateData;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Where somebody passes a webinar on; plain links, nobody else's script. */
@TemplateData
record ShareLinks(String mail, String linkedIn, String whatsApp, String x) {

    static ShareLinks to(String title, String page) {
        String address = encoded(page);
        String words = encoded(title);
        return new ShareLinks(
                "mailto:?subject=" + words + "&body=" + address,
                "https://www.linkedin.com/sharing/share-offsite/?url=" + address,
                "https://wa.me/?text=" + encoded(title + " " + page),
                "https://twitter.com/intent/tweet?text=" + words + "&url=" + address);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
