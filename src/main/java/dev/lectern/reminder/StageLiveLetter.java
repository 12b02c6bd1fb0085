package dev.lectern.reminder;

import static java.util.Comparator.naturalOrder;

import dev.lectern.attendance.Attendances;
import dev.lectern.kit.mail.Letter;
import dev.lectern.kit.mail.MailLog;
import dev.lectern.kit.mail.Message;
import dev.lectern.kit.work.NotYet;
import dev.lectern.webinar.StagePeople;
import dev.lectern.webinar.StagePersonView;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** "It has begun", for those on stage who are not there yet. */
@ApplicationScoped
class StageLiveLetter implements Letter {
    private static final Duration QUIET = Duration.ofMinutes(20);
    private static final String LIVE = StageMailKind.LIVE.letter();

    private final StagePeople people;
    private final StageWriting writing;
    private final Attendances attendances;
    private final MailLog mails;
    private final Clock clock;

    StageLiveLetter(
            StagePeople people,
            StageWriting writing,
            Attendances attendances,
            MailLog mails,
            Clock clock) {
        this.people = people;
        this.writing = writing;
        this.attendances = attendances;
        this.mails = mails;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return StageMailKind.LIVE.letter();
    }

    @Override
    public Uni<Optional<Message>> write(JsonObject about) {
        return people.find(UUID.fromString(about.getString("person")))
                .chain(found -> inside(found, about))
                .chain(
                        inside ->
                                inside
                                        ? Uni.createFrom().item(Optional.<Message>empty())
                                        : writing.write(StageMailKind.LIVE, about))
                .call(written -> written.isEmpty() ? Uni.createFrom().voidItem() : quiet(about));
    }

    /** Nobody is mailed twice in so short a time; then they are told if they have not come. */
    private Uni<Void> quiet(JsonObject about) {
        Instant since = clock.instant().minus(QUIET);
        return mails.concerning(List.of(StageMails.reference(about.getString("person"))))
                .map(all -> all.stream().filter(one -> !one.kind().equals(LIVE)))
                .map(others -> others.filter(one -> !one.state().equals("moot")))
                .map(others -> others.map(MailLog.Entry::createdAt).max(naturalOrder()))
                .invoke(last -> last.filter(since::isBefore).ifPresent(StageLiveLetter::putOff))
                .replaceWithVoid();
    }

    private static void putOff(Instant mailed) {
        throw new NotYet(mailed.plus(QUIET), "They were mailed just before.");
    }

    private Uni<Boolean> inside(Optional<StagePersonView> person, JsonObject about) {
        return person.map(
                        one ->
                                attendances.inside(
                                        UUID.fromString(about.getString("occurrence")),
                                        one.identity()))
                .orElseGet(() -> Uni.createFrom().item(true));
    }
}
