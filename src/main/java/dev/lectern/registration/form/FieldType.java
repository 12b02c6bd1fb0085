package dev.lectern.registration.form;

import dev.lectern.kit.web.fault.Sentence;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What kind of answer a question takes; the word is the one in JSON. */
public enum FieldType {
    TEXT("text") {
        @Override
        Object read(Object given, Field field) {
            return limited(InvisibleText.line(text(given)), 500);
        }
    },
    LONG_TEXT("long-text", "textarea", "longtext") {
        @Override
        Object read(Object given, Field field) {
            return limited(InvisibleText.lines(text(given)), 5000);
        }
    },
    EMAIL("email") {
        @Override
        Object read(Object given, Field field) {
            String typed = text(given).strip();
            return typed.isEmpty() ? "" : EmailAddress.of(typed, field.id()).text();
        }
    },
    PHONE("phone", "tel") {
        @Override
        Object read(Object given, Field field) {
            String typed = InvisibleText.line(text(given));
            long digits = typed.chars().filter(Character::isDigit).count();
            if (typed.isEmpty() || PHONE_SHAPE.matcher(typed).matches() && digits >= 4) {
                return limited(typed, 40);
            }
            throw new Unfit(Reply.PHONE_SHAPE);
        }
    },
    NUMBER("number") {
        @Override
        Object read(Object given, Field field) {
            String typed = InvisibleText.line(Answers.text(given)).replace(',', '.');
            if (typed.isEmpty()) {
                return typed;
            }
            if (typed.length() > 30 || !NUMBER_SHAPE.matcher(typed).matches()) {
                throw new Unfit(Reply.NUMBER_SHAPE);
            }
            return new BigDecimal(typed);
        }
    },
    CHOICE("choice", "select", "radio", "single-choice") {
        @Override
        Object read(Object given, Field field) {
            return offered(text(given), field);
        }
    },
    CHOICES("choices", "multiselect", "checkboxes", "multiple-choice") {
        @Override
        Object read(Object given, Field field) {
            Collection<?> all = given instanceof Collection<?> many ? many : List.of(given);
            List<String> chosen = new ArrayList<>();
            for (Object one : all) {
                String option = offered(text(one), field);
                if (!option.isEmpty() && !chosen.contains(option)) {
                    chosen.add(option);
                }
            }
            return chosen;
        }
    },
    YES_NO("yes-no", "boolean", "checkbox", "yesno") {
        @Override
        Object read(Object given, Field field) {
            return yes(given);
        }
    },
    CONSENT("consent") {
        @Override
        Object read(Object given, Field field) {
            return Boolean.TRUE.equals(yes(given)) ? Boolean.TRUE : "";
        }

        @Override
        Reply missing() {
            return Reply.CONSENT_MISSING;
        }
    };

    private static final Pattern PHONE_SHAPE = Pattern.compile("\\+?[0-9][0-9 ()/.\\-]*");
    private static final Pattern NUMBER_SHAPE = Pattern.compile("[+-]?\\d+(\\.\\d+)?");

    private final List<String> words;

    FieldType(String... words) {
        this.words = List.of(words);
    }

    public String word() {
        return words.get(0);
    }

    public boolean hasOptions() {
        return this == CHOICE || this == CHOICES;
    }

    static Optional<FieldType> named(@Nullable String word) {
        return Stream.of(values()).filter(type -> type.words.contains(word)).findFirst();
    }

    /** The answer as it is kept; an empty text or list stands for none. */
    abstract Object read(Object given, Field field);

    Reply missing() {
        return Reply.MISSING;
    }

    private static String text(Object given) {
        if (given instanceof Collection<?> many && many.size() == 1) {
            return text(many.iterator().next());
        }
        if (given instanceof String || given instanceof Number || given instanceof Boolean) {
            return Answers.text(given);
        }
        throw new Unfit(Reply.NOT_TEXT);
    }

    private static String limited(String text, int longest) {
        if (text.codePointCount(0, text.length()) > longest) {
            throw new Unfit(Reply.TOO_LONG, longest);
        }
        return text;
    }

    private static String offered(String typed, Field field) {
        String option = InvisibleText.line(typed);
        if (option.isEmpty() || field.options().contains(option)) {
            return option;
        }
        throw new Unfit(Reply.CHOICE_UNKNOWN);
    }

    private static Object yes(Object given) {
        String word = text(given).strip().toLowerCase(Locale.ROOT);
        if (List.of("true", "yes", "ja", "on", "1", "y").contains(word)) {
            return Boolean.TRUE;
        }
        if (List.of("false", "no", "nein", "off", "0", "n").contains(word)) {
            return Boolean.FALSE;
        }
        if (word.isEmpty()) {
            return "";
        }
        throw new Unfit(Reply.YES_OR_NO);
    }

    /** An answer that the question does not take. */
    static final class Unfit extends RuntimeException {
        final transient Sentence sentence;

        Unfit(Reply reply, Object... about) {
            super(reply.name());
            sentence = reply.sentence().about(about);
        }
    }
}
