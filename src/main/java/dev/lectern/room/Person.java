package dev.lectern.room;

import dev.lectern.call.Who;
import dev.lectern.call.policy.Role;
import dev.lectern.webinar.StagePersonView;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may be in a room.
 *
 * @param identity the same whenever they come again
 * @param registration absent for members of the workspace and for grants by hand
 * @param hidden in no roster and no attendance
 * @param known has been inside before
 * @param revocations how often their link was taken back so far
 */
record Person(
        String identity,
        String name,
        Role role,
        @Nullable UUID registration,
        boolean hidden,
        boolean known,
        boolean removed,
        int revocations) {

    static Person guest(UUID registration, String name, Role role) {
        return new Person(
                registration.toString(), name, role, registration, false, false, false, 0);
    }

    static Person member(UUID account, String name, Role role) {
        return new Person(account.toString(), name, role, null, false, false, false, 0);
    }

    static Person onStage(StagePersonView one) {
        return new Person(one.identity(), one.name(), one.role(), null, false, false, false, 0);
    }

    Who who() {
        return new Who(identity, name, hidden, null);
    }

    Person as(Role other) {
        return new Person(identity, name, other, registration, hidden, known, removed, revocations);
    }
}
