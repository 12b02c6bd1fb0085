package dev.lectern.registration;

import dev.lectern.kit.db.OpenTransaction;
import dev.lectern.kit.db.Reads;
import dev.lectern.kit.web.PublicAddress;
import dev.lectern.registration.calendar.CalendarEntry;
import dev.lectern.registration.calendar.CalendarEntry.Party;
import dev.lectern.registration.calendar.CalendarFile;
import dev.lectern.registration.calendar.CalendarLinks;
import dev.lectern.webinar.OccurrenceState;
import dev.lectern.webinar.OccurrenceView;
import dev.lectern.webinar.WebinarListener;
import dev.lectern.webinar.WebinarState;
import dev.lectern.webinar.WebinarView;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Webinars as calendar entries. Every change raises the sequence, with which calendars tell a new
 * file from an old one.
 */
@ApplicationScoped
public class WebinarCalendar implements WebinarListener {
    private static final String RAISE =
            """
            insert into registration_desk as desk (webinar_id, workspace_id, calendar_sequence)
            values ($1, $2, 1)
            on conflict (webinar_id)
            do update set calendar_sequence = desk.calendar_sequence + 1
            """;

    private static final int LONGEST = 200;

    private static final String KEEP_TEXT =
            """
            insert into registration_desk as desk (webinar_id, workspace_id, calendar_text)
            values ($1, $2, md5($3::text))
            on conflict (webinar_id)
            do update set calendar_text = excluded.calendar_text,
                calendar_sequence = desk.calendar_sequence
                    + (desk.calendar_text is not null)::integer
            where desk.calendar_text is distinct from excluded.calendar_text
            """;

    private final Pool database;
    private final Reads<UUID, Integer> sequences;
    private final PublicAddress address;
    private final Clock clock;

    WebinarCalendar(Pool database, PublicAddress address, Vertx vertx, Clock clock) {
        this.database = database;
        this.sequences = new Reads<>(vertx, this::readSequence);
        this.address = address;
        this.clock = clock;
    }

    /** A file to be mailed to a person: puts the webinar into their calendar or replaces it. */
    public Uni<byte[]> invitation(WebinarView webinar, PersonView person, Party host) {
        return entry(webinar, person, host).map(CalendarFile::invitation);
    }

    /** A file to be mailed to a person: takes the webinar out of their calendar. */
    public Uni<byte[]> cancellation(WebinarView webinar, PersonView person, Party host) {
        return entry(webinar, person, host).map(CalendarFile::cancellation);
    }

    /** The same for somebody on stage. */
    public Uni<byte[]> invitation(WebinarView webinar, Speaking speaker, Party host) {
        return sequence(webinar)
                .map(sequence -> entry(webinar, speaker, host, sequence))
                .map(CalendarFile::invitation);
    }

    /** Takes it out of the calendar of somebody on stage. */
    public Uni<byte[]> cancellation(WebinarView webinar, Speaking speaker, Party host) {
        return sequence(webinar)
                .map(sequence -> entry(webinar, speaker, host, sequence))
                .map(CalendarFile::cancellation);
    }

    /**
     * Somebody on stage as calendars know them.
     *
     * @param place which they had before, whose entry goes on; else absent
     */
    public record Speaking(UUID id, Party party, @Nullable PersonView place) {
        String subject() {
            return (place == null ? id : place.id()).toString();
        }

        int changes() {
            return place == null ? 0 : WebinarCalendar.changes(place);
        }
    }

    private CalendarEntry entry(WebinarView webinar, Speaking speaker, Party host, int sequence) {
        int newest = sequence + speaker.changes();
        return entry(webinar, null, speaker.subject(), host, speaker.party(), newest);
    }

    /** A file for anybody to download; of what is off it says so. */
    Uni<byte[]> download(WebinarView webinar, @Nullable PersonView person) {
        return entry(webinar, person, null)
                .map(
                        entry ->
                                webinar.state() == WebinarState.CANCELLED || entry.off()
                                        ? CalendarFile.downloadCancelled(entry)
                                        : CalendarFile.download(entry));
    }

    CalendarLinks links(WebinarView webinar, OccurrenceView date) {
        String page = address.of("/w/" + webinar.slug());
        return CalendarLinks.to(
                webinar.title(), details(webinar, page), page, date.startsAt(), date.endsAt());
    }

    /** Addresses are short: the text once more in each would make the page heavy. */
    private static String details(WebinarView webinar, String page) {
        String text = webinar.descriptionText().strip();
        String first = text.length() > LONGEST ? text.substring(0, LONGEST - 1) + "…" : text;
        return (first + "\n\n" + page).strip();
    }

    private Uni<CalendarEntry> entry(
            WebinarView webinar, @Nullable PersonView person, @Nullable Party host) {
        int own = person == null ? 0 : changes(person);
        return sequence(webinar).map(sequence -> entry(webinar, person, host, sequence + own));
    }

    /** How often this place was given up and taken again: each is newer than what was before. */
    private static int changes(PersonView person) {
        int ends = 2 * (person.linkVersion() - 1);
        return PlacePage.coming(person) ? ends : Math.max(0, ends - 1);
    }

    private Uni<Integer> sequence(WebinarView webinar) {
        return sequences.ask(webinar.id());
    }

    private Uni<Integer> readSequence(UUID webinar) {
        return database.preparedQuery(
                        "select calendar_sequence from registration_desk where webinar_id = $1")
                .execute(Tuple.of(webinar))
                .map(rows -> rows.size() == 0 ? 0 : rows.iterator().next().getInteger(0));
    }

    private CalendarEntry entry(
            WebinarView webinar, @Nullable PersonView person, @Nullable Party host, int sequence) {
        String subject = person == null ? webinar.id().toString() : person.id().toString();
        Party guest =
                person == null || person.email() == null || host == null
                        ? null
                        : new Party(person.name(), person.email());
        UUID only = person == null ? null : person.occurrence();
        return entry(webinar, only, subject, host, guest, sequence);
    }

    private CalendarEntry entry(
            WebinarView webinar,
            @Nullable UUID only,
            String subject,
            @Nullable Party host,
            @Nullable Party guest,
            int sequence) {
        List<CalendarEntry.Date> series = only == null ? series(webinar) : List.of();
        String page = address.of("/w/" + webinar.slug());
        return new CalendarEntry(
                subject,
                sequence,
                clock.instant(),
                webinar.title(),
                (webinar.descriptionText() + "\n\n" + page).strip(),
                page,
                webinar.zone(),
                series.isEmpty() ? null : webinar.recurrence(),
                webinar.length(),
                series.isEmpty() ? singles(webinar, only) : series,
                host,
                guest);
    }

    /**
     * A date for each place of the rule; one that is excepted, or that nothing stands for, does not
     * take place. Nothing where no date of the rule is left.
     */
    private static List<CalendarEntry.Date> series(WebinarView webinar) {
        if (webinar.state() == WebinarState.CANCELLED) {
            return webinar.slots().stream().map(slot -> planned(webinar, slot, false)).toList();
        }
        Map<Instant, OccurrenceView> bySlot = new HashMap<>();
        webinar.occurrences().stream()
                .sorted(Comparator.comparing(one -> one.state() != OccurrenceState.CANCELLED))
                .forEach(one -> bySlot.put(one.slot(), one));
        List<CalendarEntry.Date> dates =
                webinar.slots().stream()
                        .map(
                                slot ->
                                        bySlot.containsKey(slot)
                                                ? date(webinar, bySlot.get(slot))
                                                : planned(webinar, slot, true))
                        .toList();
        return dates.stream().allMatch(CalendarEntry.Date::cancelled) ? List.of() : dates;
    }

    private static CalendarEntry.Date planned(WebinarView webinar, Instant slot, boolean off) {
        return new CalendarEntry.Date(slot, slot, slot.plus(webinar.length()), off);
    }

    /** What was called off when a series became a single webinar left with the series. */
    private static List<CalendarEntry.Date> singles(WebinarView webinar, @Nullable UUID only) {
        List<OccurrenceView> standing =
                webinar.occurrences().stream()
                        .filter(date -> date.state() != OccurrenceState.CANCELLED)
                        .toList();
        boolean some = only == null && !webinar.series() && !standing.isEmpty();
        return (some ? standing : webinar.occurrences())
                .stream()
                        .filter(date -> only == null || date.id().equals(only))
                        .map(date -> date(webinar, date))
                        .toList();
    }

    private static CalendarEntry.Date date(WebinarView webinar, OccurrenceView date) {
        boolean off =
                date.state() == OccurrenceState.CANCELLED
                        || webinar.state() == WebinarState.CANCELLED;
        Instant planned = webinar.series() ? date.slot() : date.startsAt();
        return new CalendarEntry.Date(
                planned, date.startsAt(), date.endsAt(), off && webinar.series());
    }

    @Override
    public Uni<Void> published(WebinarView webinar) {
        return keepText(webinar);
    }

    /** Title and text stand in the entry, too. */
    @Override
    public Uni<Void> changed(WebinarView webinar) {
        return keepText(webinar);
    }

    private static Uni<Void> keepText(WebinarView webinar) {
        String text = webinar.title() + "\n" + webinar.descriptionText();
        return OpenTransaction.write(KEEP_TEXT, webinar.id(), webinar.workspace(), text)
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> moved(WebinarView webinar, List<OccurrenceView> dates, WebinarView before) {
        return raise(webinar);
    }

    @Override
    public Uni<Void> added(WebinarView webinar, List<OccurrenceView> dates) {
        return raise(webinar);
    }

    @Override
    public Uni<Void> cancelled(WebinarView webinar, List<OccurrenceView> dates) {
        return raise(webinar);
    }

    /** An entry of its people says something else from now on. */
    static Uni<Void> raise(SqlClient transaction, WebinarView webinar) {
        return transaction
                .preparedQuery(RAISE)
                .execute(Tuple.of(webinar.id(), webinar.workspace()))
                .replaceWithVoid();
    }

    private static Uni<Void> raise(WebinarView webinar) {
        return OpenTransaction.write(RAISE, webinar.id(), webinar.workspace()).replaceWithVoid();
    }
}
