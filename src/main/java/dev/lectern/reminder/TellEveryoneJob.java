package dev.lectern.reminder;

import dev.lectern.attendance.Attendances;
import dev.lectern.kit.web.fault.Sentence;
import dev.lectern.kit.work.Handler;
import dev.lectern.kit.work.Job;
import dev.lectern.kit.work.NotYet;
import dev.lectern.kit.work.Order;
import dev.lectern.recording.replay.Replays;
import dev.lectern.registration.Guests;
import dev.lectern.registration.Guests.Reach;
import dev.lectern.registration.Occasion;
import dev.lectern.registration.Registrations;
import dev.lectern.registration.Status;
import dev.lectern.room.Rooms;
import dev.lectern.webinar.OccurrenceView;
import dev.lectern.webinar.WebinarView;
import dev.lectern.webinar.Webinars;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Posts one kind of mail to everybody who comes to a date, in one statement. What was posted once
 * is not posted again, so running it twice mails nobody twice.
 */
@ApplicationScoped
class TellEveryoneJob implements Handler {
    private static final String KIND = "reminder.tell-everyone";
    private static final Duration RECORDING_AWAITED = Duration.ofHours(3);
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(2);
    private static final Set<MailKind> OF_CHANGES =
            EnumSet.of(MailKind.MOVED, MailKind.ADDED, MailKind.CANCELLED);
    private static final Set<Status> COMING =
            EnumSet.of(Status.APPROVED, Status.PENDING, Status.WAITLISTED, Status.OFFERED);

    private final Webinars webinars;
    private final Registrations registrations;
    private final StageMails stage;
    private final OnStage onStage;
    private final Replays replays;
    private final Rooms rooms;
    private final Attendances attendances;
    private final Clock clock;

    TellEveryoneJob(
            Webinars webinars,
            Registrations registrations,
            StageMails stage,
            OnStage onStage,
            Replays replays,
            Rooms rooms,
            Attendances attendances,
            Clock clock) {
        this.webinars = webinars;
        this.registrations = registrations;
        this.stage = stage;
        this.onStage = onStage;
        this.replays = replays;
        this.rooms = rooms;
        this.attendances = attendances;
        this.clock = clock;
    }

    /** To be told as soon as this commits. */
    static Order now(MailKind kind, WebinarView webinar, OccurrenceView date, Reach reach) {
        return order(kind, webinar, date, reach, null);
    }

    /** To be reminded so many minutes before the start. */
    static Order reminder(WebinarView webinar, OccurrenceView date, int minutes) {
        Instant due = date.startsAt().minus(Duration.ofMinutes(minutes));
        return order(MailKind.REMINDER, webinar, date, Reach.SERIES_TOO, minutes).at(due);
    }

    /** Some time after the end: thanks, or regret. */
    static Order afterwards(WebinarView webinar, OccurrenceView date, Instant ended) {
        return order(MailKind.THANK_YOU, webinar, date, Reach.SERIES_TOO, null)
                .at(ended.plus(Registrations.followUp(webinar)));
    }

    private static Order order(
            MailKind kind,
            WebinarView webinar,
            OccurrenceView date,
            Reach reach,
            @Nullable Integer minutes) {
        JsonObject payload =
                new JsonObject()
                        .put("mail", kind.word())
                        .put("webinar", webinar.id().toString())
                        .put("occurrence", date.id().toString())
                        .put("startsAt", date.startsAt().toString())
                        .put("minutes", minutes)
                        .put("reach", reach.name())
                        .put(ChangedDates.CHANGE, change(kind, date));
        String what = kind.word() + " " + date.id() + " " + date.startsAt();
        String key = what + " " + minutes + " " + reach + " " + change(kind, date);
        return Order.of(KIND, payload).once(key).in(webinar.workspace());
    }

    private static @Nullable String change(MailKind kind, OccurrenceView date) {
        return OF_CHANGES.contains(kind) && date.change() != null
                ? date.change().id().toString()
                : null;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Sentence title() {
        return Sentence.of("Write to everybody of a webinar", "Allen eines Webinars schreiben");
    }

    @Override
    public int concurrency() {
        return 2;
    }

    @Override
    public Uni<Void> handle(Job job) {
        JsonObject payload = job.payload();
        return webinars.find(UUID.fromString(payload.getString("webinar")))
                .chain(
                        found ->
                                found.flatMap(webinar -> Telling.of(webinar, payload))
                                        .map(this::tell)
                                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    /** Those on stage are told as such; whoever is or was in the room knows that it is live. */
    private Uni<Set<UUID>> without(Telling telling) {
        return onStage.registered(telling.webinar())
                .<Set<UUID>>map(HashSet::new)
                .call(
                        without ->
                                telling.kind() == MailKind.LIVE
                                        ? there(telling.date()).invoke(without::addAll)
                                        : Uni.createFrom().voidItem());
    }

    private Uni<Set<UUID>> there(OccurrenceView date) {
        return attendances
                .came(date)
                .<Set<UUID>>map(HashSet::new)
                .invoke(all -> all.addAll(rooms.registered(date.id())));
    }

    private Uni<Void> tell(Telling telling) {
        Instant ended = telling.date().endedAt();
        return telling.kind() == MailKind.THANK_YOU && ended != null
                ? afterwards(telling, ended)
                : post(telling);
    }

    /** A recording that is about to be ready is waited for, so that the mail can link to it. */
    private Uni<Void> afterwards(Telling telling, Instant ended) {
        Instant due = ended.plus(Registrations.followUp(telling.webinar()));
        Instant now = clock.instant();
        if (now.isBefore(due)) {
            throw new NotYet(due, "It went on and ended later.");
        }
        boolean patient = now.isBefore(due.plus(RECORDING_AWAITED));
        return replays.of(telling.webinar(), telling.date())
                .invoke(
                        replay -> {
                            if (patient && replay.preparing()) {
                                throw new NotYet(now.plus(LOOK_AGAIN), "The recording is made.");
                            }
                        })
                .chain(() -> post(telling));
    }

    private Uni<Void> post(Telling telling) {
        return without(telling)
                .map(without -> guests(telling, without))
                .chain(guests -> post(telling, guests))
                .chain(() -> remindStage(telling));
    }

    private static Guests guests(Telling telling, Set<UUID> without) {
        MailKind kind = telling.kind();
        boolean all = kind == MailKind.CANCELLED || kind == MailKind.MOVED;
        Guests guests =
                new Guests(all ? COMING : EnumSet.of(Status.APPROVED), telling.reach(), without);
        return switch (kind) {
            case THANK_YOU -> guests.registeredBefore(telling.date().endedAt());
            case LIVE -> guests.registeredBefore(LiveQuiet.start(telling.date()));
            default -> guests;
        };
    }

    private Uni<Void> post(Telling telling, Guests guests) {
        MailKind kind = telling.kind();
        Occasion occasion =
                Occasion.of(telling.purpose())
                        .keeping(kind == MailKind.LIVE ? LiveQuiet.of(telling.date()) : null)
                        .about(telling.change());
        return registrations
                .postToAll(
                        kind == MailKind.THANK_YOU ? AfterLetter.KIND : PersonLetter.name(kind),
                        telling.webinar(),
                        telling.date(),
                        guests,
                        occasion)
                .chain(() -> comeAgain(telling, guests, occasion));
    }

    /** While somebody is kept quiet who is to be told afterwards. */
    private Uni<Void> comeAgain(Telling telling, Guests guests, Occasion occasion) {
        return registrations
                .firstKeptQuiet(telling.webinar(), telling.date(), guests, occasion)
                .invoke(
                        first -> {
                            if (first.isPresent()) {
                                throw new NotYet(
                                        LiveQuiet.again(first.get(), clock.instant()),
                                        "Somebody was mailed just before.");
                            }
                        })
                .replaceWithVoid();
    }

    private Uni<Void> remindStage(Telling telling) {
        Integer minutes = telling.minutes();
        return telling.kind() == MailKind.REMINDER && minutes != null
                ? stage.remind(telling.webinar(), telling.date(), minutes)
                : Uni.createFrom().voidItem();
    }
}
