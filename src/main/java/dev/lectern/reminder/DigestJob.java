package dev.lectern.reminder;

import dev.lectern.kit.mail.Outbox;
import dev.lectern.kit.mail.Posting;
import dev.lectern.kit.web.fault.Sentence;
import dev.lectern.kit.work.Handler;
import dev.lectern.kit.work.Job;
import dev.lectern.kit.work.Order;
import dev.lectern.kit.work.Work;
import dev.lectern.registration.Registrations;
import dev.lectern.registration.Status;
import dev.lectern.webinar.WebinarState;
import dev.lectern.webinar.WebinarView;
import dev.lectern.webinar.Webinars;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.UUID;

/** Every morning until the last date: tells the host who registered, on days when anybody did. */
@ApplicationScoped
class DigestJob implements Handler {
    private static final String KIND = "reminder.digest";
    private static final LocalTime MORNING = LocalTime.of(8, 0);

    private final Webinars webinars;
    private final Registrations registrations;
    private final Outbox outbox;
    private final Work work;
    private final Clock clock;

    DigestJob(
            Webinars webinars, Registrations registrations, Outbox outbox, Work work, Clock clock) {
        this.webinars = webinars;
        this.registrations = registrations;
        this.outbox = outbox;
        this.work = work;
        this.clock = clock;
    }

    /** The next morning where the webinar is; it tells of those who come from now on. */
    static Order next(WebinarView webinar, Instant now) {
        ZonedDateTime here = now.atZone(webinar.zone());
        ZonedDateTime today = here.with(MORNING);
        ZonedDateTime due = today.isAfter(here) ? today : today.plusDays(1);
        JsonObject payload =
                new JsonObject()
                        .put("webinar", webinar.id().toString())
                        .put("since", now.toString());
        return Order.of(KIND, payload)
                .once(webinar.id() + " " + due.toLocalDate())
                .in(webinar.workspace())
                .at(due.toInstant());
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Sentence title() {
        return Sentence.of(
                "Write the daily summary to hosts", "Gastgebern die tägliche Übersicht schreiben");
    }

    @Override
    public Uni<Void> handle(Job job) {
        UUID id = UUID.fromString(job.payload().getString("webinar"));
        return webinars.find(id)
                .map(found -> found.filter(one -> one.state() == WebinarState.PUBLISHED))
                .chain(
                        found ->
                                found.map(webinar -> tell(webinar, since(job)))
                                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    /** Where the morning before came late, nobody is told of twice or left out. */
    private Instant since(Job job) {
        String since = job.payload().getString("since");
        return since == null ? clock.instant().minus(Duration.ofDays(1)) : Instant.parse(since);
    }

    private Uni<Void> tell(WebinarView webinar, Instant since) {
        Instant now = clock.instant();
        return registrations
                .registeredSince(webinar.id(), since)
                .chain(
                        fresh ->
                                registrations
                                        .counts(webinar.id())
                                        .chain(counts -> tell(webinar, fresh, counts, now)));
    }

    private Uni<Void> tell(WebinarView webinar, long fresh, Map<Status, Long> counts, Instant now) {
        long waiting = counts.getOrDefault(Status.PENDING, 0L);
        boolean news = fresh > 0 && webinar.host() != null;
        return Panache.withTransaction(
                () ->
                        (news
                                        ? outbox.post(posting(webinar, fresh, counts, waiting, now))
                                        : Uni.createFrom().voidItem())
                                .chain(() -> work.enqueue(next(webinar, now))));
    }

    private static Posting posting(
            WebinarView webinar, long fresh, Map<Status, Long> counts, long waiting, Instant now) {
        JsonObject about =
                new JsonObject()
                        .put("webinar", webinar.id().toString())
                        .put("new", fresh)
                        .put("registered", coming(counts))
                        .put("waiting", waiting);
        return Posting.of(DigestLetter.KIND, about)
                .concerning("webinar:" + webinar.id(), webinar.workspace())
                .once(
                        DigestLetter.KIND
                                + ":"
                                + webinar.id()
                                + ":"
                                + now.atZone(webinar.zone()).toLocalDate());
    }

    /** Whoever cancelled or was declined is registered no more. */
    private static long coming(Map<Status, Long> counts) {
        return counts.entrySet().stream()
                .filter(one -> one.getKey() != Status.CANCELLED)
                .filter(one -> one.getKey() != Status.DECLINED)
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
