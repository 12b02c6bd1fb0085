package dev.lectern.kit.mail;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One letter to be written and sent: which, told what, when at the earliest (absent: now).
 *
 * @param reference whom or what it concerns, as "registration:" and an id: finds a person's mails
 * @param onceKey a second posting with this key is ignored, also after the first was sent
 */
public record Posting(
        String letter,
        JsonObject about,
        @Nullable String reference,
        @Nullable String onceKey,
        @Nullable Instant due,
        @Nullable UUID workspace) {

    public static Posting of(String letter, JsonObject about) {
        return new Posting(letter, about, null, null, null, null);
    }

    public Posting concerning(String what, UUID owner) {
        return new Posting(letter, about, what, onceKey, due, owner);
    }

    public Posting once(String key) {
        return new Posting(letter, about, reference, key, due, workspace);
    }

    public Posting at(Instant when) {
        return new Posting(letter, about, reference, onceKey, when, workspace);
    }
}
