package dev.lectern.call;

import dev.lectern.call.policy.Role;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Somebody who is in a call now, as its provider sees them. */
public record Participant(
        String identity, String name, @Nullable Role role, @Nullable Instant joinedAt) {

    /** Of whom no role is known, they watch. */
    public static Map<Role, Integer> byRole(List<Participant> people) {
        Map<Role, Integer> present = new EnumMap<>(Role.class);
        people.forEach(
                one ->
                        present.merge(
                                one.role() == null ? Role.ATTENDEE : one.role(), 1, Integer::sum));
        return present;
    }
}
