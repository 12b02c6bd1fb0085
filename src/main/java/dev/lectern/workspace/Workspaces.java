package dev.lectern.workspace;

import dev.lectern.kit.web.NotFound;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** The door to tenants, in the session or transaction that the caller opened. */
@ApplicationScoped
public class Workspaces {

    public Uni<Optional<WorkspaceView>> find(UUID id) {
        return Workspace.<Workspace>findById(id)
                .map(found -> Optional.ofNullable(found).map(Workspace::view));
    }

    public Uni<WorkspaceView> require(UUID id) {
        return find(id).map(found -> found.orElseThrow(Workspaces::notFound));
    }

    /** Whether this account works here, and as what. */
    public Uni<Optional<Role>> role(UUID workspace, UUID account) {
        return Member.<Member>find("workspaceId = ?1 and accountId = ?2", workspace, account)
                .firstResult()
                .map(member -> Optional.ofNullable(member).map(found -> found.role));
    }

    /** The account that has owned it longest: stands in where a program and no person asks. */
    public Uni<Optional<UUID>> owner(UUID workspace) {
        return Member.<Member>find(
                        "workspaceId = ?1 and role = ?2 order by joinedAt", workspace, Role.OWNER)
                .firstResult()
                .map(member -> Optional.ofNullable(member).map(found -> found.accountId));
    }

    private static NotFound notFound() {
        return new NotFound("There is no such workspace.");
    }
}
