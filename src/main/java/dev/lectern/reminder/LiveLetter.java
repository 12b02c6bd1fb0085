package dev.lectern.reminder;

import dev.lectern.attendance.Attendances;
import dev.lectern.kit.mail.Letter;
import dev.lectern.kit.mail.Message;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** "We are live", for those who are not there yet. */
@ApplicationScoped
class LiveLetter implements Letter {
    private final Writing writing;
    private final Attendances attendances;

    LiveLetter(Writing writing, Attendances attendances) {
        this.writing = writing;
        this.attendances = attendances;
    }

    @Override
    public String kind() {
        return PersonLetter.name(MailKind.LIVE);
    }

    @Override
    public Uni<Optional<Message>> write(JsonObject about) {
        return attendances
                .inside(
                        UUID.fromString(about.getString("occurrence")),
                        UUID.fromString(about.getString("registration")))
                .chain(
                        inside ->
                                inside
                                        ? Uni.createFrom().item(Optional.empty())
                                        : writing.write(MailKind.LIVE, about));
    }
}
