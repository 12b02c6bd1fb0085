package dev.lectern.reminder;

import dev.lectern.attendance.Attendances;
import dev.lectern.kit.mail.Letter;
import dev.lectern.kit.mail.Message;
import dev.lectern.webinar.StagePeople;
import dev.lectern.webinar.StagePersonView;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** "It has begun", for those on stage who are not there yet. */
@ApplicationScoped
class StageLiveLetter implements Letter {
    private final StagePeople people;
    private final StageWriting writing;
    private final Attendances attendances;

    StageLiveLetter(StagePeople people, StageWriting writing, Attendances attendances) {
        this.people = people;
        this.writing = writing;
        this.attendances = attendances;
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
                                        ? Uni.createFrom().item(Optional.empty())
                                        : writing.write(StageMailKind.LIVE, about));
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
