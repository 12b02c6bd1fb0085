package dev.lectern.kit.mail;

import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.UUID;

/** In whose name mails go: a question that whoever keeps the workspaces answers. */
public interface Letterheads {
    Uni<Optional<Letterhead>> of(UUID workspace);

    /** A workspace as its readers know it. */
    record Letterhead(String name, String colour) {}
}
