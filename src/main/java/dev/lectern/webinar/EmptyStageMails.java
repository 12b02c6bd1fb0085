package dev.lectern.webinar;

import dev.lectern.kit.mail.Letter;
import dev.lectern.kit.mail.Message;
import dev.lectern.kit.mail.Outbox;
import dev.lectern.kit.mail.Posting;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Tells a host whose webinar the clock began that nobody is on its stage. */
@ApplicationScoped
class EmptyStageMails implements Letter, WebinarListener {
    private static final String KIND = "empty-stage";
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Webinars webinars;
    private final Stages stages;
    private final HostMails hosts;
    private final Outbox outbox;
    private final Clock clock;

    EmptyStageMails(Webinars webinars, Stages stages, HostMails hosts, Outbox outbox, Clock clock) {
        this.webinars = webinars;
        this.stages = stages;
        this.hosts = hosts;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public Uni<Void> wentLive(WebinarView webinar, OccurrenceView date) {
        return webinar.autoStart()
                ? outbox.post(
                        Posting.of(
                                        KIND,
                                        new JsonObject()
                                                .put("webinar", webinar.id().toString())
                                                .put("occurrence", date.id().toString()))
                                .once(KIND + ":" + date.id())
                                .at(clock.instant().plus(PATIENCE)))
                : Uni.createFrom().voidItem();
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Uni<Optional<Message>> write(JsonObject about) {
        UUID date = UUID.fromString(about.getString("occurrence"));
        return webinars.find(UUID.fromString(about.getString("webinar")))
                .chain(found -> found.map(one -> write(one, date)).orElseGet(this::nothing));
    }

    private Uni<Optional<Message>> write(WebinarView webinar, UUID id) {
        Optional<OccurrenceView> live =
                webinar.occurrence(id).filter(date -> date.state() == OccurrenceState.LIVE);
        return live.map(date -> stages.onStage(id).chain(there -> write(webinar, date, there)))
                .orElseGet(this::nothing);
    }

    private Uni<Optional<Message>> write(WebinarView webinar, OccurrenceView date, int there) {
        return there > 0
                ? nothing()
                : hosts.toHost(new HostMails.Mail(KIND, webinar, date, EmptyStageMails::said));
    }

    private static HostMails.Said said(
            HostMailWords words, String title, String time, String link) {
        return new HostMails.Said(
                words.emptyStageSubject(title),
                words.emptyStageText(link),
                words.emptyStageIntro(),
                words.lateButton());
    }

    private Uni<Optional<Message>> nothing() {
        return Uni.createFrom().item(Optional.empty());
    }
}
