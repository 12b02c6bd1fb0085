package dev.lectern.kit.audit;

import dev.lectern.kit.web.TimeWords;
import dev.lectern.kit.web.Words;
import dev.lectern.kit.web.fault.Mistakes;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What a reader of the log looks for, as they typed it. */
class AuditForm {
    @RestQuery @Nullable String q;
    @RestQuery @Nullable String since;
    @RestQuery @Nullable String until;

    public String words() {
        return Objects.requireNonNullElse(q, "").strip();
    }

    public String since() {
        return Objects.requireNonNullElse(since, "").strip();
    }

    public String until() {
        return Objects.requireNonNullElse(until, "").strip();
    }

    public boolean isEmpty() {
        return words().isEmpty() && since().isEmpty() && until().isEmpty();
    }

    Mistakes mistakes(TimeWords times) {
        String sentence = Words.in(times.language(), AuditWords.class).noDay();
        return new Mistakes()
                .when(!since().isEmpty() && day(since()).isEmpty(), "since", sentence)
                .when(!until().isEmpty() && day(until()).isEmpty(), "until", sentence);
    }

    /** Days are the reader's own, the last one included. */
    AuditQuery query(TimeWords times, AuditNames names) {
        String words = words();
        return new AuditQuery(
                null,
                words.isEmpty() ? null : words,
                words.isEmpty() ? List.of() : names.called(words, times.language()),
                day(since()).map(day -> beginning(day, times.zone())).orElse(null),
                day(until()).map(day -> beginning(day.plusDays(1), times.zone())).orElse(null));
    }

    /** The same search, as it stands in an address. */
    String asked() {
        return Map.of("q", words(), "since", since(), "until", until()).entrySet().stream()
                .filter(field -> !field.getValue().isEmpty())
                .map(field -> "&" + field.getKey() + "=" + encoded(field.getValue()))
                .sorted()
                .collect(Collectors.joining());
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static OffsetDateTime beginning(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant().atOffset(ZoneOffset.UTC);
    }

    private static Optional<LocalDate> day(String text) {
        try {
            LocalDate day = LocalDate.parse(text);
            return day.getYear() > 0 && day.getYear() < 10_000
                    ? Optional.of(day)
                    : Optional.empty();
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }
}
