package dev.lectern.room;

import dev.lectern.call.policy.Role;
import io.vertx.core.json.JsonObject;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** One person in a room as the roster shows them, wherever their pages are open. */
record Present(String id, String name, Role role, Sending sending, boolean hand) {
    /** Who leads, who speaks, whose hand is up; then by name. */
    static final Comparator<Present> ORDER =
            Comparator.comparing(Present::role)
                    .thenComparing(one -> !one.hand)
                    .thenComparing(Present::name, String.CASE_INSENSITIVE_ORDER)
                    .thenComparing(Present::id);

    /** A guest's identity is the id of their registration. */
    private static final Pattern GUEST =
            Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    Optional<UUID> registration() {
        return GUEST.matcher(id).matches() ? Optional.of(UUID.fromString(id)) : Optional.empty();
    }

    static Present of(Seat seat) {
        Person person = seat.person();
        return new Present(
                person.identity(), person.name(), person.role(), seat.sending(), seat.hand());
    }

    /** Who publishes without having a page open. */
    static Present of(Person person, Sending sending) {
        return new Present(person.identity(), person.name(), person.role(), sending, false);
    }

    Present as(Role other) {
        return new Present(id, name, other, sending, hand);
    }

    /** The same person twice: what is on in one place is on. */
    Present and(Present other) {
        return new Present(id, name, role, sending.and(other.sending), hand || other.hand);
    }

    /** With what arrives of the same person, by their page or another program. */
    Present shows(Present other) {
        return new Present(id, name, role, sending.shows(other.sending), hand);
    }

    JsonObject stage() {
        return new JsonObject()
                .put("id", id)
                .put("name", name)
                .put("role", role.word())
                .put("camera", sending.camera())
                .put("microphone", sending.microphone())
                .put("screen", sending.screen());
    }

    JsonObject roster() {
        return new JsonObject()
                .put("id", id)
                .put("name", name)
                .put("role", role.word())
                .put("hand", hand);
    }

    JsonObject toJson() {
        return stage().put("hand", hand).put("muted", sending.muted());
    }

    static Present from(JsonObject json) {
        Sending sending =
                new Sending(
                        json.getBoolean("camera"),
                        json.getBoolean("microphone"),
                        json.getBoolean("screen"),
                        json.getBoolean("muted", false));
        return new Present(
                json.getString("id"),
                json.getString("name"),
                Role.valueOf(json.getString("role").toUpperCase(java.util.Locale.ROOT)),
                sending,
                json.getBoolean("hand"));
    }

    /** Each person once, however many pages they have open; hidden people are left out. */
    static List<Present> each(Collection<Seat> seats) {
        Map<String, Present> all = new LinkedHashMap<>();
        for (Seat seat : seats) {
            if (!seat.person().hidden()) {
                Present one = of(seat);
                all.merge(one.id(), one, Present::and);
            }
        }
        return List.copyOf(all.values());
    }
}
