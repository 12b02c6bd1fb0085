package dev.lectern.registration;

import dev.lectern.webinar.OccurrenceView;
import dev.lectern.webinar.WebinarView;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A registered person as others see them.
 *
 * @param occurrence the one date they come to; absent: the whole webinar
 * @param email absent for a guest who gave only a name
 * @param position which place on the waiting list, from 1; absent when not waiting or not counted
 * @param zone as their browser said; absent when it did not
 * @param linkVersion which link of theirs is good
 * @param putOut whether a host has put them out, and none has let them in since
 * @param leftSince whether they left by themselves after that
 */
public record PersonView(
        UUID id,
        UUID workspace,
        UUID webinar,
        @Nullable UUID occurrence,
        @Nullable String email,
        String name,
        Status status,
        JsonObject answers,
        @Nullable String formVersion,
        @Nullable Long position,
        @Nullable Instant offeredUntil,
        @Nullable String note,
        @Nullable String source,
        JsonObject origin,
        String language,
        @Nullable String zone,
        int linkVersion,
        boolean putOut,
        boolean leftSince,
        Instant createdAt) {

    static PersonView of(Registration one, @Nullable Long position) {
        return new PersonView(
                one.id,
                one.workspace,
                one.webinar,
                one.occurrence,
                one.email,
                one.name,
                one.status(),
                one.answers,
                one.formVersion,
                position,
                one.offeredUntil(),
                one.note,
                one.source,
                one.origin,
                one.language,
                one.zone,
                one.linkVersion(),
                one.putOut,
                one.leftSince,
                one.createdAt);
    }

    /** Somebody who is written to about a webinar without being registered. */
    public static PersonView addressee(
            WebinarView about, UUID id, String email, String name, @Nullable String zone) {
        return new PersonView(
                id,
                about.workspace(),
                about.id(),
                null,
                email,
                name,
                Status.PENDING,
                new JsonObject(),
                null,
                null,
                null,
                null,
                null,
                new JsonObject(),
                about.language(),
                zone,
                1,
                false,
                false,
                about.createdAt());
    }

    /** Whether this place is for this date, alone or with all others. */
    public boolean isFor(OccurrenceView date) {
        return webinar.equals(date.webinar())
                && (occurrence == null || occurrence.equals(date.id()));
    }

    /** Whether nothing of them is kept any more. */
    public boolean erased() {
        return email == null && name.isEmpty();
    }

    /** Whether it is by the host's word that they do not come. */
    boolean removed() {
        return putOut && !leftSince;
    }

    public boolean approved() {
        return status == Status.APPROVED;
    }

    /** In the JSON shape of the API. */
    JsonObject json(@Nullable String joinUrl) {
        JsonObject json =
                new JsonObject()
                        .put("id", id.toString())
                        .put("email", email)
                        .put("name", name)
                        .put("status", status.word())
                        .put("answers", answers)
                        .put("position", position)
                        .put("source", source)
                        .put("createdAt", createdAt.toString())
                        .put("occurrence", occurrence == null ? null : occurrence.toString())
                        .put("language", language)
                        .put("origin", origin);
        if (status == Status.OFFERED && offeredUntil != null) {
            json.put("offeredUntil", offeredUntil.toString());
        }
        return approved() ? json.put("joinUrl", joinUrl) : json;
    }
}
