package dev.lectern.reminder;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;

/**
 * The words of one mail, with merge tags: a line of subject, a headline, paragraphs parted by empty
 * lines, and what stands on the button.
 */
record MailText(String subject, String headline, String text, String button) {
    private static final Map<String, Map<MailKind, MailText>> DEFAULTS =
            Map.of("en", read("en"), "de", read("de"));

    /** Those that have words of their own where only a date of a series is meant. */
    static final Set<MailKind> OF_DATES =
            EnumSet.of(
                    MailKind.CANCELLED,
                    MailKind.MOVED,
                    MailKind.MOVED_WAITING,
                    MailKind.STAGE_CANCELLED,
                    MailKind.STAGE_MOVED);

    private static final Map<String, Map<MailKind, MailText>> ONE_DATE =
            Map.of("en", readOneDate("en"), "de", readOneDate("de"));

    /** What a person reads whose place the house took away. */
    private static final Map<String, MailText> BY_HOUSE =
            Map.of("en", readByHouse("en"), "de", readByHouse("de"));

    static MailText standard(MailKind kind, Locale language) {
        Map<MailKind, MailText> texts = DEFAULTS.get(language.getLanguage());
        return Objects.requireNonNull(
                (texts == null ? Objects.requireNonNull(DEFAULTS.get("en")) : texts).get(kind));
    }

    /** Ours, where only a date of a series is meant and the others stand. */
    static MailText ofOneDate(MailKind kind, Locale language) {
        Map<MailKind, MailText> texts = ONE_DATE.get(language.getLanguage());
        return Objects.requireNonNull(
                (texts == null ? Objects.requireNonNull(ONE_DATE.get("en")) : texts).get(kind));
    }

    /** Part by part: where the host wrote none of their own, the words of one date. */
    MailText aboutOneDate(MailKind kind, Locale language) {
        return where(standard(kind, language), ofOneDate(kind, language));
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

    private static Map<MailKind, MailText> readOneDate(String language) {
        Properties words = load(language);
        Map<MailKind, MailText> texts = new EnumMap<>(MailKind.class);
        for (MailKind kind : OF_DATES) {
            texts.put(kind, text(words, kind, kind.word() + "-date"));
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
