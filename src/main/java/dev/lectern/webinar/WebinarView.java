package dev.lectern.webinar;

import dev.lectern.call.policy.CallSpec;
import dev.lectern.kit.web.fault.NotFound;
import dev.lectern.kit.web.fault.Sentence;
import dev.lectern.webinar.series.Rhythm;
import dev.lectern.webinar.series.Series;
import dev.lectern.webinar.text.Markdown;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A webinar as others see it.
 *
 * @param description Markdown as written; {@link #descriptionHtml()} is safe to show
 * @param provider absent: of a draft, the one that will be usual when it is published
 * @param usualProvider whether nobody chose it
 * @param registration in the JSON shape of the API, complete
 * @param recurrence an RRULE, for a series
 * @param exceptions days in the zone on which a series does not happen
 * @param reminders minutes before the start
 * @param host the account that holds it; absent when none is left
 * @param occurrences earliest first
 * @param version rises with every edit
 */
public record WebinarView(
        UUID id,
        UUID workspace,
        String slug,
        String title,
        String description,
        String language,
        List<Speaker> speakers,
        @Nullable String cover,
        ZoneId zone,
        Instant startsAt,
        Duration length,
        WebinarState state,
        @Nullable String provider,
        boolean usualProvider,
        @Nullable String preset,
        CallSpec policy,
        JsonObject registration,
        boolean autoStart,
        boolean autoEnd,
        List<Integer> reminders,
        @Nullable Integer attendanceThresholdSeconds,
        @Nullable Integer attendanceThresholdPercent,
        @Nullable String recurrence,
        List<LocalDate> exceptions,
        @Nullable UUID host,
        List<OccurrenceView> occurrences,
        Instant createdAt,
        Instant updatedAt,
        int version) {

    /** The same webinar as its row says now. */
    WebinarView with(WebinarState now, JsonObject rules) {
        return new WebinarView(
                id,
                workspace,
                slug,
                title,
                description,
                language,
                speakers,
                cover,
                zone,
                startsAt,
                length,
                now,
                provider,
                usualProvider,
                preset,
                policy,
                rules,
                autoStart,
                autoEnd,
                reminders,
                attendanceThresholdSeconds,
                attendanceThresholdPercent,
                recurrence,
                exceptions,
                host,
                occurrences,
                createdAt,
                updatedAt,
                version);
    }

    public String descriptionHtml() {
        return Markdown.html(description);
    }

    public String descriptionText() {
        return Markdown.plain(description);
    }

    public Locale locale() {
        return Locale.forLanguageTag(language);
    }

    public boolean series() {
        return recurrence != null;
    }

    public boolean registrationRequired() {
        return registration.getBoolean("required", true);
    }

    /** Whether a place is one in every date or in one; of no matter where there is but one. */
    public RegistrationScope registrationScope() {
        return RegistrationScope.of(registration);
    }

    /** The date that counts when none is named: the live one, else the next, else the last. */
    public OccurrenceView current() {
        return Current.of(occurrences);
    }

    /** The date that ended last, else the one that counts. */
    OccurrenceView latest() {
        return occurrences.stream()
                .filter(one -> one.state() == OccurrenceState.ENDED && one.endedAt() != null)
                .max(Comparator.comparing(OccurrenceView::endedAt))
                .orElseGet(this::current);
    }

    public Optional<OccurrenceView> occurrence(UUID wanted) {
        return occurrences.stream().filter(one -> one.id().equals(wanted)).findFirst();
    }

    public OccurrenceView require(UUID wanted) {
        return occurrence(wanted)
                .orElseThrow(
                        () ->
                                new NotFound(
                                        Sentence.of(
                                                "This webinar has no such date.",
                                                "Dieses Webinar hat keinen solchen Termin.")));
    }

    /** Those that are still to come. */
    public List<OccurrenceView> coming() {
        return occurrences.stream()
                .filter(one -> one.state() == OccurrenceState.SCHEDULED)
                .toList();
    }

    public boolean live() {
        return occurrences.stream().anyMatch(one -> one.state() == OccurrenceState.LIVE);
    }

    /** Whether one may go on with this date; what is cancelled stays so. */
    boolean reopenable(OccurrenceView date, Instant now) {
        return state != WebinarState.CANCELLED && date.reopenable(now);
    }

    /** The starts that the rule gives, those left out by exceptions too; none for a single one. */
    public List<Instant> slots() {
        return new Series(recurrence, exceptions).places(startsAt, zone);
    }

    /** How often, in words; nothing for what happens once. */
    Optional<Rhythm> rhythm() {
        List<OccurrenceView> held =
                occurrences.stream()
                        .filter(date -> date.state() != OccurrenceState.CANCELLED)
                        .sorted(Comparator.comparing(OccurrenceView::startsAt))
                        .toList();
        List<Instant> aside =
                held.stream()
                        .filter(date -> !date.startsAt().equals(date.slot()))
                        .map(OccurrenceView::startsAt)
                        .toList();
        return Rhythm.of(recurrence, startsAt, zone, exceptions)
                .map(
                        rule ->
                                rule.held(
                                        held.stream().map(OccurrenceView::startsAt).toList(),
                                        aside));
    }

    /** How long somebody must have been there to have attended; never more than half of it. */
    public Duration attendanceThreshold() {
        return new Threshold(attendanceThresholdSeconds, attendanceThresholdPercent).in(length);
    }
}
