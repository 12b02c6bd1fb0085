package dev.lectern.webinar;

import dev.lectern.call.policy.Role;
import dev.lectern.kit.web.fault.NotAllowed;
import dev.lectern.kit.web.fault.Sentence;
import dev.lectern.workspace.Caller;
import io.smallrye.mutiny.Uni;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a member of the workspace is to a webinar: its host is whoever it belongs to, an admin, a
 * program with a key, and whoever stands in for the host; others are what the list of its people
 * says, or nothing. In the session that is open.
 */
final class Rights {
    private Rights() {}

    static Uni<Optional<Role>> role(UUID webinar, @Nullable UUID host, Caller caller) {
        UUID account = caller.account();
        boolean holds =
                account == null
                        || Objects.equals(account, host)
                        || caller.role().includes(dev.lectern.workspace.Role.ADMIN);
        return holds
                ? Uni.createFrom().item(Optional.of(Role.HOST))
                : StagePerson.<StagePerson>find(
                                "webinarId = ?1 and accountId = ?2", webinar, account)
                        .firstResult()
                        .map(found -> Optional.ofNullable(found).map(one -> one.view().role()));
    }

    static Uni<Void> require(UUID webinar, @Nullable UUID host, Caller caller, Right right) {
        return role(webinar, host, caller).invoke(role -> require(role, right)).replaceWithVoid();
    }

    private static void require(Optional<Role> role, Right right) {
        if (role.filter(right::allowed).isEmpty()) {
            throw new NotAllowed(
                    Sentence.of(
                                    "Only its host or an admin may %s this webinar.",
                                    "Dieses Webinar %s darf nur sein Host oder jemand aus der"
                                            + " Verwaltung.")
                            .about(right.spoken()));
        }
    }
}
