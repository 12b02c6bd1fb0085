package dev.lectern.kit.work.desk;

import dev.lectern.kit.web.fault.NotAllowed;
import dev.lectern.kit.web.fault.NotFound;
import dev.lectern.kit.web.fault.Refused;
import dev.lectern.kit.web.fault.Sentence;
import dev.lectern.kit.work.HouseKeepers;
import dev.lectern.kit.work.desk.WorkList.Reach;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who may look after which work, and what they may ask. */
@ApplicationScoped
class WorkAdmin {
    private static final Set<String> STATES = Set.of("waiting", "running", "parked");

    private final HouseKeepers keepers;

    WorkAdmin(HouseKeepers keepers) {
        this.keepers = keepers;
    }

    /** Whose work an admin looks after; anybody else is refused. */
    Uni<Reach> reachOf(SecurityIdentity identity) {
        UUID workspace = workspaceOf(identity);
        return keepers.isOne(identity).map(house -> new Reach(workspace, house));
    }

    private static UUID workspaceOf(SecurityIdentity identity) {
        UUID workspace = identity.getAttribute("workspace");
        if (workspace == null || !identity.hasRole("admin")) {
            throw new NotAllowed(
                    Sentence.of(
                            "This needs the role admin.", "Dazu braucht es die Rolle Verwalter."));
        }
        return workspace;
    }

    static @Nullable String state(@Nullable String asked) {
        if (asked == null || asked.isBlank()) {
            return null;
        }
        if (!STATES.contains(asked)) {
            throw new Refused(
                    "state",
                    Sentence.of(
                            "Choose waiting, running or parked.",
                            "Wählen Sie waiting, running oder parked."));
        }
        return asked;
    }

    static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new NotFound(
                    Sentence.of("There is no such work.", "Diesen Auftrag gibt es nicht."));
        }
    }
}
