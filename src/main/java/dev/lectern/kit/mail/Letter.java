package dev.lectern.kit.mail;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/**
 * A mail that is written when it is sent, so that it says what is true by then. Runs outside any
 * transaction and may run again for the same mail; nothing written means that it is moot.
 */
public interface Letter {
    String kind();

    Uni<Optional<Message>> write(JsonObject about);
}
