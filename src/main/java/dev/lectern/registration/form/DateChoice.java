package dev.lectern.registration.form;

import dev.lectern.kit.web.fault.Refused;
import dev.lectern.kit.web.fault.Sentence;
import dev.lectern.webinar.OccurrenceView;
import dev.lectern.webinar.WebinarView;
import io.quarkus.qute.TemplateData;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * To which date of a webinar its host brings somebody: named by its id, or written as spreadsheets
 * write dates, by the clock of the webinar's zone. Nothing stands for what is usual there.
 */
@TemplateData
public record DateChoice(WebinarView webinar) {
    private static final int LONGEST_SHOWN = 40;
    private static final DateTimeFormatter OURS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
    private static final Set<String> ALL = Set.of("all", "all dates", "alle", "alle termine");

    /** A day and a month may stand either way round; only what is a date here is meant. */
    private static final List<DateTimeFormatter> SHAPES =
            Stream.of("uuuu-M-d", "d.M.uuuu", "M/d/uuuu", "d/M/uuuu")
                    .map(day -> day + "['T'][' '][h:mm[:ss] a][H:mm[:ss][XXX]]")
                    .map(DateChoice::shape)
                    .toList();

    private static DateTimeFormatter shape(String pattern) {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(pattern)
                .toFormatter(Locale.ENGLISH);
    }

    /** Whether a place may be for one of several dates alone. */
    public boolean offered() {
        return webinar.series() && webinar.registrationScope().takesOne();
    }

    /** Whether naming none stands for all of them. */
    public boolean allToo() {
        return webinar.registrationScope().takesAll();
    }

    /** Those that are not over. */
    public List<OccurrenceView> open() {
        return webinar.occurrences().stream().filter(date -> !date.state().over()).toList();
    }

    /** How a host writes a date, so that {@link #written} finds it again. */
    public String text(OccurrenceView date) {
        return OURS.format(date.startsAt().atZone(webinar.zone()));
    }

    /** The date with this id, if somebody may be brought to it. */
    public @Nullable UUID chosen(@Nullable UUID id) {
        return picked(id == null ? "" : id.toString());
    }

    /** The same of what a form sends; blank: none was chosen. */
    public @Nullable UUID picked(String id) {
        if (id.isBlank()) {
            return null;
        }
        return webinar.occurrences().stream()
                .filter(date -> date.id().toString().equals(id))
                .findFirst()
                .map(this::one)
                .orElseThrow(() -> refused(Reply.SESSION_UNKNOWN.sentence()));
    }

    /** The date that a cell means, or all of them; a single webinar has nothing to choose. */
    public @Nullable UUID written(String cell) {
        String text = cell.strip();
        if (!webinar.series()) {
            return null;
        }
        if (ALL.contains(text.toLowerCase(Locale.ROOT))) {
            if (!allToo()) {
                throw refused(Reply.ONE_DATE_ONLY.sentence().about(example()));
            }
            return null;
        }
        return one(meant(text));
    }

    private UUID one(OccurrenceView date) {
        if (webinar.series() && !offered()) {
            throw refused(Reply.ALL_DATES_ONLY.sentence());
        }
        if (date.state().over()) {
            throw refused(Reply.DATE_OVER.sentence().about(text(date)));
        }
        return date.id();
    }

    private OccurrenceView meant(String text) {
        List<OccurrenceView> all = webinar.occurrences().stream().filter(fits(text)).toList();
        List<OccurrenceView> open = all.stream().filter(date -> !date.state().over()).toList();
        List<OccurrenceView> found = open.isEmpty() ? all : open;
        if (found.isEmpty()) {
            throw refused(Reply.DATE_UNREAD.sentence().about(shown(text), example()));
        }
        if (open.size() > 1) {
            throw refused(Reply.DATE_TWICE.sentence().about(shown(text), text(open.get(0))));
        }
        return found.get(0);
    }

    private Predicate<OccurrenceView> fits(String text) {
        List<TemporalAccessor> readings =
                SHAPES.stream().flatMap(shape -> reading(shape, text).stream()).toList();
        return date ->
                date.id().toString().equalsIgnoreCase(text)
                        || readings.stream().anyMatch(one -> begins(date, one));
    }

    private boolean begins(OccurrenceView date, TemporalAccessor reading) {
        Instant moment = date.startsAt().truncatedTo(ChronoUnit.MINUTES);
        LocalDateTime start = LocalDateTime.ofInstant(moment, webinar.zone());
        return reading instanceof OffsetDateTime exact
                ? exact.toInstant().equals(moment)
                : reading.equals(start) || reading.equals(start.toLocalDate());
    }

    private static Optional<TemporalAccessor> reading(DateTimeFormatter shape, String text) {
        try {
            return Optional.of(
                    shape.parseBest(
                            text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from));
        } catch (DateTimeParseException otherShape) {
            return Optional.empty();
        }
    }

    /** One of its dates as a host would write it. */
    public String example() {
        return text(open().stream().findFirst().orElseGet(webinar::current));
    }

    private static String shown(String text) {
        return text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN - 1) + "…" : text;
    }

    private static Refused refused(Sentence why) {
        return new Refused("occurrence", why);
    }
}
