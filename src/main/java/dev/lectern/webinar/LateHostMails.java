package dev.lectern.webinar;

import dev.lectern.kit.mail.Letter;
import dev.lectern.kit.mail.Message;
import dev.lectern.kit.mail.Outbox;
import dev.lectern.kit.mail.Posting;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Reminds everybody who could start a late webinar, each once: its host, whoever stands in and its
 * co-hosts. Written when it is sent, so a start meanwhile makes it moot.
 */
@ApplicationScoped
class LateHostMails implements Letter {
    /** How long after the hour they are reminded. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final String KIND = "late-host";

    private final Webinars webinars;
    private final HostMails hosts;
    private final Outbox outbox;

    LateHostMails(Webinars webinars, HostMails hosts, Outbox outbox) {
        this.webinars = webinars;
        this.hosts = hosts;
        this.outbox = outbox;
    }

    /** Posts the reminders for a little past the hour, in the transaction that is open. */
    Uni<Void> remindLater(OccurrenceView date) {
        return outbox.post(posting(date, about(date), date.id().toString()))
                .chain(() -> StagePerson.of(date.webinar()))
                .chain(people -> remindLater(date, people));
    }

    private Uni<Void> remindLater(OccurrenceView date, List<StagePerson> people) {
        Uni<Void> posted = Uni.createFrom().voidItem();
        for (StagePerson person : people) {
            StagePersonView one = person.view();
            if (Right.START.allowed(one.role())) {
                JsonObject about = about(date).put("person", one.id().toString());
                Posting posting =
                        posting(date, about, one.id() + ":" + date.id())
                                .concerning("stage:" + one.id(), one.workspace());
                posted = posted.chain(() -> outbox.post(posting));
            }
        }
        return posted;
    }

    private static JsonObject about(OccurrenceView date) {
        return new JsonObject()
                .put("webinar", date.webinar().toString())
                .put("occurrence", date.id().toString())
                .put("startsAt", date.startsAt().toString());
    }

    private static Posting posting(OccurrenceView date, JsonObject about, String key) {
        return Posting.of(KIND, about)
                .once(KIND + ":" + key + "@" + date.startsAt())
                .at(date.startsAt().plus(PATIENCE));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Uni<Optional<Message>> write(JsonObject about) {
        return webinars.find(UUID.fromString(about.getString("webinar")))
                .map(found -> found.filter(webinar -> waits(webinar, about)))
                .chain(
                        found ->
                                found.map(webinar -> write(webinar, about))
                                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    /** Whether the date still waits for its host, at the hour that was meant. */
    private static boolean waits(WebinarView webinar, JsonObject about) {
        Instant meant = Instant.parse(about.getString("startsAt"));
        return webinar.occurrence(date(about))
                .filter(date -> date.state() == OccurrenceState.SCHEDULED)
                .filter(date -> date.startsAt().equals(meant))
                .isPresent();
    }

    private static UUID date(JsonObject about) {
        return UUID.fromString(about.getString("occurrence"));
    }

    private Uni<Optional<Message>> write(WebinarView webinar, JsonObject about) {
        var mail =
                new HostMails.Mail(
                        KIND, webinar, webinar.require(date(about)), LateHostMails::late);
        String person = about.getString("person");
        return person == null ? hosts.toHost(mail) : toPerson(mail, UUID.fromString(person));
    }

    /** Only whoever could start it still. */
    private Uni<Optional<Message>> toPerson(HostMails.Mail mail, UUID id) {
        return Panache.withSession(() -> StagePerson.<StagePerson>findById(id))
                .map(found -> Optional.ofNullable(found).map(StagePerson::view))
                .map(found -> found.filter(one -> Right.START.allowed(one.role())))
                .chain(
                        found ->
                                found.map(one -> hosts.toStage(mail, one))
                                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    private static HostMails.Said late(
            HostMailWords words, String title, String time, String link) {
        return new HostMails.Said(
                words.lateSubject(title, time),
                words.lateText(link),
                words.lateIntro(),
                words.lateButton());
    }
}
