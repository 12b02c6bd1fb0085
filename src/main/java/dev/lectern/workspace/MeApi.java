package dev.lectern.workspace;

import dev.lectern.account.SignedIn;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who am I, where, and what may I do here? */
@Path("/api/v1/me")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
class MeApi {
    private final SecurityIdentity identity;

    MeApi(SecurityIdentity identity) {
        this.identity = identity;
    }

    @GET
    @WithSession
    public Uni<Me> me() {
        Caller caller = Caller.of(identity);
        return Workspace.<Workspace>findById(caller.workspace())
                .map(workspace -> Me.of(workspace.view(), caller, identity));
    }

    record Person(UUID id, String email, String name) {}

    record Place(UUID id, String name, String language, String timezone) {}

    record Program(UUID id, String name, List<String> scopes) {}

    /** A person or a program: one of account and key is absent. */
    record Me(@Nullable Person account, @Nullable Program key, Place workspace, String role) {

        static Me of(WorkspaceView place, Caller caller, SecurityIdentity identity) {
            @Nullable SignedIn who = SignedIn.of(identity);
            @Nullable KeyInUse key = identity.getAttribute(KeyInUse.ATTRIBUTE);
            return new Me(
                    who == null ? null : new Person(who.account(), who.email(), who.name()),
                    key == null ? null : new Program(key.id(), key.name(), key.scope().words()),
                    new Place(place.id(), place.name(), place.language(), place.zone().getId()),
                    caller.role().word());
        }
    }
}
