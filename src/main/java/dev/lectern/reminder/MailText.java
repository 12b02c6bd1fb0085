package dev.lectern.reminder;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/**
 * The words of one mail, with merge tags: a line of subject, a headline, paragraphs parted by empty
 * lines, and what stands on the button.
 */
record MailText(String subject, String headline, String text, String button) {
    private static final Map<String, Map<MailKind, MailText>> DEFAULTS =
            Map.of("en", read("en"), "de", read("de"));

    static MailText standard(MailKind kind, Locale language) {
        Map<MailKind, MailText> texts = DEFAULTS.get(language.getLanguage());
        return Objects.requireNonNull(
                (texts == null ? Objects.requireNonNull(DEFAULTS.get("en")) : texts).get(kind));
    }

    private static Map<MailKind, MailText> read(String language) {
        Properties words = new Properties();
        String file = "mails_" + language + ".properties";
        try (Reader reader =
                new InputStreamReader(
                        MailText.class.getResourceAsStream(file), StandardCharsets.UTF_8)) {
            words.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<MailKind, MailText> texts = new EnumMap<>(MailKind.class);
        for (MailKind kind : MailKind.values()) {
            texts.put(
                    kind,
                    new MailText(
                            word(words, kind, "subject"),
                            word(words, kind, "headline"),
                            word(words, kind, "text"),
                            word(words, kind, "button")));
        }
        return texts;
    }

    private static String word(Properties words, MailKind kind, String part) {
        String text = words.getProperty(kind.word() + "." + part);
        if (text == null) {
            throw new IllegalStateException("No " + part + " for the mail " + kind.word());
        }
        return text;
    }
}
