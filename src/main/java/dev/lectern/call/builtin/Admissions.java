package dev.lectern.call.builtin;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Looks what a grant is worth in its room at this moment. */
@ApplicationScoped
class Admissions {
    private final BuiltinRooms rooms;
    private final LivePlaces places;

    Admissions(BuiltinRooms rooms, LivePlaces places) {
        this.rooms = rooms;
        this.places = places;
    }

    /** Empty where there is no such room. */
    Uni<Optional<Admission>> of(BuiltinGrant grant) {
        return places.require(grant)
                .chain(() -> rooms.find(grant.room()))
                .map(found -> found.map(room -> Admission.of(room, grant)));
    }
}
