package dev.lectern.reminder;

import dev.lectern.kit.mail.Letter;
import dev.lectern.kit.mail.Message;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** A mail of one kind to one registered person, written by what is true when it is sent. */
final class PersonLetter implements Letter {
    static final String PREFIX = "person.";

    private final MailKind kind;
    private final Writing writing;

    PersonLetter(MailKind kind, Writing writing) {
        this.kind = kind;
        this.writing = writing;
    }

    static String name(MailKind kind) {
        return PREFIX + kind.word();
    }

    @Override
    public String kind() {
        return name(kind);
    }

    @Override
    public Uni<Optional<Message>> write(JsonObject about) {
        return writing.write(kind, about);
    }
}
