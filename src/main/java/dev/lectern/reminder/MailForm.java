package dev.lectern.reminder;

import dev.lectern.kit.web.fault.FieldError;
import dev.lectern.kit.web.fault.Malformed;
import dev.lectern.kit.web.fault.Refused;
import dev.lectern.kit.web.fault.Sentence;
import io.quarkus.qute.TemplateData;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The words of a mail as somebody typed them; checked, they are a {@link MailText}. */
@TemplateData
record MailForm(String subject, String headline, String text, String button, boolean sent) {
    private static final int LONGEST_LINE = 200;
    private static final int LONGEST_BUTTON = 60;
    private static final int LONGEST_TEXT = 10_000;

    static MailForm of(ChosenWords words) {
        MailText text = words.text();
        return new MailForm(
                text.subject(), text.headline(), text.text(), text.button(), words.sent());
    }

    static MailForm of(MultivaluedMap<String, String> sent) {
        return new MailForm(
                typed(sent, "subject"),
                typed(sent, "headline"),
                typed(sent, "text").replace("\r\n", "\n"),
                typed(sent, "button"),
                sent.containsKey("sent"));
    }

    private static String typed(MultivaluedMap<String, String> sent, String field) {
        String typed = sent.getFirst(field);
        return typed == null ? "" : typed.strip();
    }

    /** What a program says over what stands; an empty text or null is as it is without it. */
    static MailForm of(JsonObject said, ChosenWords before) {
        MailForm now = of(before);
        MailText usual = before.usual();
        Object sent = said.getValue("sent", now.sent);
        if (!(sent instanceof Boolean goes)) {
            throw new Malformed(
                    "sent", Sentence.of("Say true or false.", "Schreiben Sie true oder false."));
        }
        return new MailForm(
                said(said, "subject", now.subject, usual.subject()),
                said(said, "headline", now.headline, usual.headline()),
                said(said, "text", now.text, usual.text()).replace("\r\n", "\n"),
                said(said, "button", now.button, usual.button()),
                goes);
    }

    private static String said(JsonObject body, String field, String before, String usual) {
        if (!body.containsKey(field)) {
            return before;
        }
        Object value = body.getValue(field);
        if (value != null && !(value instanceof String)) {
            throw new Malformed(
                    field, Sentence.of("Send this as text.", "Senden Sie dies als Text."));
        }
        String text = value == null ? "" : ((String) value).strip();
        return text.isEmpty() ? usual : text;
    }

    /** Refuses what no mail can say, everything at once. */
    MailText check(MailKind kind, LetterWords words) {
        List<String> tags = MergeTags.of(kind);
        List<FieldError> errors = new ArrayList<>();
        check("subject", subject, LONGEST_LINE, tags, words, errors);
        check("headline", headline, LONGEST_LINE, tags, words, errors);
        check("text", text, LONGEST_TEXT, tags, words, errors);
        check("button", button, LONGEST_BUTTON, tags, words, errors);
        if (!errors.isEmpty()) {
            throw new Refused(errors);
        }
        return words();
    }

    private static void check(
            String field,
            String text,
            int longest,
            List<String> tags,
            LetterWords words,
            List<FieldError> errors) {
        String sentence = mistake(field, text, longest, tags, words);
        if (sentence != null) {
            errors.add(new FieldError(field, sentence));
        }
    }

    private static @Nullable String mistake(
            String field, String text, int longest, List<String> tags, LetterWords words) {
        boolean lines = field.equals("text");
        if (text.isBlank()) {
            return words.empty();
        }
        if (text.length() > longest) {
            return words.tooLong(longest);
        }
        if (text.chars().anyMatch(sign -> Character.isISOControl(sign) && !(lines && sign == 10))) {
            return words.oneLine();
        }
        return MergeTags.unknown(text, tags)
                .map(tag -> words.unknownTag(tag, MergeTags.offered(tags)))
                .orElse(null);
    }

    /** As typed, for a preview: what is left empty is left out. */
    MailText words() {
        return new MailText(subject, headline, text, button);
    }
}
