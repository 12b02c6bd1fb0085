package dev.lectern.reminder;

import dev.lectern.kit.mail.Letter;
import dev.lectern.kit.mail.Message;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** A mail of one kind to somebody on stage, written by what is true when it is sent. */
final class StageLetter implements Letter {
    private final StageMailKind kind;
    private final StageWriting writing;

    StageLetter(StageMailKind kind, StageWriting writing) {
        this.kind = kind;
        this.writing = writing;
    }

    @Override
    public String kind() {
        return kind.letter();
    }

    @Override
    public Uni<Optional<Message>> write(JsonObject about) {
        return writing.write(kind, about);
    }
}
