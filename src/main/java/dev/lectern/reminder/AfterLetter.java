package dev.lectern.reminder;

import dev.lectern.attendance.Attendances;
import dev.lectern.kit.mail.Letter;
import dev.lectern.kit.mail.Message;
import dev.lectern.webinar.WebinarView;
import dev.lectern.webinar.Webinars;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** What follows a date: thanks to who came, and to who did not a word that they were missed. */
@ApplicationScoped
class AfterLetter implements Letter {
    static final String KIND = "person.afterwards";

    private final Writing writing;
    private final Webinars webinars;
    private final Attendances attendances;

    AfterLetter(Writing writing, Webinars webinars, Attendances attendances) {
        this.writing = writing;
        this.webinars = webinars;
        this.attendances = attendances;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Uni<Optional<Message>> write(JsonObject about) {
        UUID date = UUID.fromString(about.getString("occurrence"));
        return webinars.findByOccurrence(date)
                .chain(
                        found ->
                                found.isEmpty()
                                        ? Uni.createFrom().item(Optional.empty())
                                        : write(found.get(), date, about));
    }

    private Uni<Optional<Message>> write(WebinarView webinar, UUID date, JsonObject about) {
        UUID registration = UUID.fromString(about.getString("registration"));
        return attendances
                .of(webinar.require(date), registration)
                .map(presence -> presence.reaches(webinar.attendanceThreshold()))
                .map(came -> came ? MailKind.THANK_YOU : MailKind.MISSED_YOU)
                .chain(kind -> writing.write(kind, about));
    }
}
