package dev.lectern.reminder;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
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

    private static final Map<String, Map<String, MailText>> PARTS =
            Map.of("en", readParts("en"), "de", readParts("de"));

    /** What a person reads whose place the house took away. */
    private static final Map<String, MailText> BY_HOUSE =
            Map.of("en", readByHouse("en"), "de", readByHouse("de"));

    static MailText standard(MailKind kind, Locale language) {
        Map<MailKind, MailText> texts = DEFAULTS.get(language.getLanguage());
        return Objects.requireNonNull(
                (texts == null ? Objects.requireNonNull(DEFAULTS.get("en")) : texts).get(kind));
    }

    /** Ours, where not all of a webinar is meant. */
    static MailText of(Meant meant, MailKind kind, Locale language) {
        Map<String, MailText> texts = PARTS.get(language.getLanguage());
        return Objects.requireNonNull(
                (texts == null ? Objects.requireNonNull(PARTS.get("en")) : texts)
                        .get(kind.word() + meant.suffix()));
    }

    /** Part by part: where the host wrote none of their own, the words for what is meant. */
    MailText about(Meant meant, MailKind kind, Locale language) {
        return where(standard(kind, language), of(meant, kind, language));
    }

    /** Likewise: of a place that the person did not give up themselves. */
    MailText byHouse(Locale language) {
        MailText ours = BY_HOUSE.get(language.getLanguage());
        return where(
                standard(MailKind.PLACE_CANCELLED, language),
                ours == null ? Objects.requireNonNull(BY_HOUSE.get("en")) : ours);
    }

    private MailText where(MailText usual, MailText better) {
        return new MailText(
                subject.equals(usual.subject) ? better.subject : subject,
                headline.equals(usual.headline) ? better.headline : headline,
                text.equals(usual.text) ? better.text : text,
                button);
    }

    private static MailText readByHouse(String language) {
        MailKind kind = MailKind.PLACE_CANCELLED;
        return text(load(language), kind, kind.word() + "-by-house");
    }

    private static Map<String, MailText> readParts(String language) {
        Properties words = load(language);
        Map<String, MailText> texts = new HashMap<>();
        for (MailKind kind : Meant.BY) {
            for (Meant meant : Meant.values()) {
                String name = kind.word() + meant.suffix();
                if (meant.in(kind)) {
                    texts.put(name, text(words, kind, name));
                }
            }
        }
        return texts;
    }

    private static Map<MailKind, MailText> read(String language) {
        Properties words = load(language);
        Map<MailKind, MailText> texts = new EnumMap<>(MailKind.class);
        for (MailKind kind : MailKind.values()) {
            texts.put(kind, text(words, kind, kind.word()));
        }
        return texts;
    }

    private static Properties load(String language) {
        Properties words = new Properties();
        String file = "mails_" + language + ".properties";
        try (Reader reader =
                new InputStreamReader(
                        MailText.class.getResourceAsStream(file), StandardCharsets.UTF_8)) {
            words.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }

    private static MailText text(Properties words, MailKind kind, String name) {
        return new MailText(
                word(words, name + ".subject"),
                word(words, name + ".headline"),
                word(words, name + ".text"),
                word(words, kind.word() + ".button"));
    }

    private static String word(Properties words, String name) {
        String text = words.getProperty(name);
        if (text == null) {
            throw new IllegalStateException("No words for the mail: " + name);
        }
        return text;
    }
}
