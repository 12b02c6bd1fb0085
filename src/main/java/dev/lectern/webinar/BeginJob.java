package dev.lectern.webinar;

import dev.lectern.kit.web.fault.Clashed;
import dev.lectern.kit.web.fault.ProviderFailed;
import dev.lectern.kit.web.fault.Sentence;
import dev.lectern.kit.work.Handler;
import dev.lectern.kit.work.Job;
import dev.lectern.kit.work.NotYet;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * At the hour: starts what starts by itself, again and again until it has begun, is off, or is
 * given up.
 */
@ApplicationScoped
class BeginJob implements Handler {
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration A_MOMENT = Duration.ofSeconds(5);
    private static final int UNTIL_GIVEN_UP = 10_000;

    private final Webinars webinars;
    private final Stage stage;
    private final LateHostMails mails;
    private final Clock clock;

    BeginJob(Webinars webinars, Stage stage, LateHostMails mails, Clock clock) {
        this.webinars = webinars;
        this.stage = stage;
        this.mails = mails;
        this.clock = clock;
    }

    @Override
    public int attempts() {
        return UNTIL_GIVEN_UP;
    }

    @Override
    public boolean outlastsRefusals() {
        return true;
    }

    @Override
    public Duration pauseAfter(int attempt) {
        Duration pause = Handler.super.pauseAfter(attempt);
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    @Override
    public String kind() {
        return Preparation.BEGIN;
    }

    @Override
    public Sentence title() {
        return Sentence.of("Start a webinar at its hour", "Ein Webinar zu seiner Stunde starten");
    }

    @Override
    public int concurrency() {
        return 16;
    }

    @Override
    public Uni<Void> handle(Job job) {
        return waiting(job)
                .chain(
                        found ->
                                found.map(webinar -> begin(job, webinar))
                                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    /** The webinar, if its date is still to begin at this hour. */
    private Uni<Optional<WebinarView>> waiting(Job job) {
        return webinars.find(ClockJobs.webinar(job))
                .map(
                        found ->
                                found.filter(
                                        one ->
                                                one.occurrence(ClockJobs.occurrence(job))
                                                        .filter(date -> ClockJobs.holds(job, date))
                                                        .isPresent()));
    }

    private Uni<Void> begin(Job job, WebinarView webinar) {
        UUID date = ClockJobs.occurrence(job);
        Uni<Void> reminded =
                Panache.withTransaction(() -> mails.remindLater(webinar.require(date)));
        return webinar.autoStart()
                ? stage.start(webinar.id(), date, null)
                        .replaceWithVoid()
                        .onFailure(Clashed.class)
                        .recoverWithUni(clash -> comeBack(job))
                        .onFailure(ProviderFailed.class)
                        .call(() -> reminded)
                : reminded;
    }

    /** Whoever was first may yet fail: only what has begun or is off needs no start. */
    private Uni<Void> comeBack(Job job) {
        return waiting(job)
                .invoke(
                        found -> {
                            if (found.isPresent()) {
                                throw new NotYet(
                                        clock.instant().plus(A_MOMENT), "Somebody is starting it.");
                            }
                        })
                .replaceWithVoid();
    }
}
