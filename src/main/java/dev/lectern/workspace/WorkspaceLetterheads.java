package dev.lectern.workspace;

import dev.lectern.kit.mail.Letterheads;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Mails go in the name and colour of their workspace. */
@ApplicationScoped
class WorkspaceLetterheads implements Letterheads {
    private final Workspaces workspaces;

    WorkspaceLetterheads(Workspaces workspaces) {
        this.workspaces = workspaces;
    }

    @Override
    public Uni<Optional<Letterhead>> of(UUID workspace) {
        return Panache.withSession(() -> workspaces.find(workspace))
                .map(found -> found.map(one -> new Letterhead(one.name(), one.accent())));
    }
}
