package dev.lectern.registration;

import dev.lectern.registration.form.PersonName;
import io.quarkus.qute.TemplateData;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An invitation of one person to a webinar.
 *
 * @param registration the place they have by now, however they came to it
 * @param times how often it was sent
 */
@TemplateData
public record InvitationView(
        UUID id,
        UUID workspace,
        UUID webinar,
        String email,
        String name,
        State state,
        @Nullable UUID registration,
        int times,
        Instant invitedAt) {

    /** Where an invitation stands. */
    public enum State {
        INVITED,
        ACCEPTED,
        WITHDRAWN;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How mails name the invitation they concern. */
    public String reference() {
        return reference(id);
    }

    static String reference(UUID invitation) {
        return "invitation:" + invitation;
    }

    /** Whether the host wrote who it is: else their address has to do for a name. */
    boolean named() {
        return !PersonName.standsIn(name, email);
    }

    public boolean open() {
        return state == State.INVITED;
    }

    JsonObject json() {
        return new JsonObject()
                .put("id", id.toString())
                .put("email", email)
                .put("name", name)
                .put("state", state.word())
                .put("registration", registration == null ? null : registration.toString())
                .put("invitedAt", invitedAt.toString());
    }
}
