package dev.lectern.webinar;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a form was filled with, in a few letters for each field: enough to tell, when it comes back,
 * which of them somebody touched. It travels with the form and is believed only about what its
 * sender may change anyhow.
 */
record Filled(Map<String, String> marks) {
    /** Its own field in a form. */
    static final String FIELD = "filled";

    private static final int BYTES = 6;

    static Filled with(Map<String, String> fields) {
        Map<String, String> marks = new LinkedHashMap<>();
        fields.forEach((name, value) -> marks.put(name, mark(value)));
        return new Filled(marks);
    }

    /** What {@link #text()} wrote; what is not to be read marks nothing. */
    static Filled read(String text) {
        Map<String, String> marks = new LinkedHashMap<>();
        for (String one : text.split(" ")) {
            int colon = one.lastIndexOf(':');
            if (colon > 0) {
                marks.put(one.substring(0, colon), one.substring(colon + 1));
            }
        }
        return new Filled(marks);
    }

    String text() {
        return String.join(
                " ",
                marks.entrySet().stream().map(one -> one.getKey() + ":" + one.getValue()).toList());
    }

    /** Whether the field held just this; of one without a mark nobody knows, so not. */
    boolean held(String field, String value) {
        return mark(value).equals(marks.get(field));
    }

    /** Browsers send lines ended in their own way. */
    private static String mark(String value) {
        String plain = value.replace("\r", "").strip();
        try {
            byte[] whole =
                    MessageDigest.getInstance("SHA-256")
                            .digest(plain.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().encodeToString(Arrays.copyOf(whole, BYTES));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
