package dev.lectern.kit.mail;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Says what it is told to say, or nothing. */
@ApplicationScoped
class TestLetter implements Letter {

    @Override
    public String kind() {
        return "test-letter";
    }

    @Override
    public Uni<Optional<Message>> write(JsonObject about) {
        Optional<Message> message =
                Optional.ofNullable(about.getString("to"))
                        .map(
                                to ->
                                        Message.to(
                                                        to,
                                                        about.getString("subject"),
                                                        "Text",
                                                        "<p>HTML")
                                                .about(
                                                        kind(),
                                                        about.getString("reference"),
                                                        UUID.fromString(
                                                                about.getString("workspace"))));
        return Uni.createFrom().item(message);
    }
}
