package dev.lectern.reminder;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Puts what a mail is about into its words: {@code {title}}, {@code {name}} and so on. A tag that
 * means nothing here stands as it was typed; what is put in is never read for tags again.
 */
record MergeTags(Map<String, String> values) {
    /** What hosts may write, in the order in which they are offered. */
    static final List<String> KNOWN =
            List.of(
                    "name",
                    "title",
                    "when",
                    "starts",
                    "host",
                    "replay",
                    "standing",
                    "note",
                    "position",
                    "until",
                    "new",
                    "registered",
                    "waiting");

    /** Those that tell what a host decided, and so what the host wrote to it. */
    private static final Set<MailKind> NOTED =
            EnumSet.of(
                    MailKind.APPROVED,
                    MailKind.DECLINED,
                    MailKind.PLACE_CANCELLED,
                    MailKind.NEW_LINK,
                    MailKind.CONFIRMATION);

    /** Those that mean something to somebody on stage. */
    private static final List<String> OF_THE_STAGE =
            List.of("name", "title", "when", "starts", "host");

    /** Those of the mail to the host. */
    static final List<String> COUNTS = List.of("new", "registered", "waiting");

    private static final Pattern TAG = Pattern.compile("\\{([a-z]+)}");
    private static final Pattern BRACED = Pattern.compile("\\{([^{}\n]{1,40})}");

    /** What hosts may write in a mail of this kind. */
    static List<String> of(MailKind kind) {
        if (kind.toStage()) {
            return OF_THE_STAGE;
        }
        return KNOWN.stream().filter(tag -> means(tag, kind)).toList();
    }

    private static boolean means(String tag, MailKind kind) {
        return switch (tag) {
            case "position" -> kind == MailKind.WAITING_LIST || kind == MailKind.OFFER_EXPIRED;
            case "until" -> kind == MailKind.SEAT_OFFERED;
            case "standing" -> kind == MailKind.MOVED_WAITING;
            case "replay" -> kind.button == MailKind.Button.REPLAY;
            case "note" -> NOTED.contains(kind);
            default -> !COUNTS.contains(tag) || kind == MailKind.HOST_DIGEST;
        };
    }

    /** What looks like a tag but means nothing among these. */
    static Optional<String> unknown(String text, List<String> known) {
        return BRACED.matcher(text)
                .results()
                .map(found -> found.group(1))
                .filter(tag -> !known.contains(tag))
                .findFirst();
    }

    /** Those that mean something, to be named in a sentence. */
    static String offered(List<String> known) {
        return known.stream().map(tag -> "{" + tag + "}").collect(Collectors.joining(", "));
    }

    String in(String text) {
        Matcher tags = TAG.matcher(text);
        StringBuilder merged = new StringBuilder();
        while (tags.find()) {
            String value = values.getOrDefault(tags.group(1), tags.group());
            tags.appendReplacement(merged, Matcher.quoteReplacement(value));
        }
        return tags.appendTail(merged).toString();
    }

    /** One line, for a subject. */
    String line(String text) {
        return in(text).replaceAll("\\s+", " ").strip();
    }

    /** Paragraphs; those of which nothing is left are left out. */
    List<String> paragraphs(String text) {
        return Stream.of(text.replace("\r\n", "\n").split("\n\\s*\n"))
                .map(this::in)
                .map(String::strip)
                .filter(paragraph -> !paragraph.isEmpty())
                .toList();
    }
}
