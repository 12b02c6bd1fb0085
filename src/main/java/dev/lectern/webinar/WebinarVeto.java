package dev.lectern.webinar;

import dev.lectern.kit.web.fault.FieldError;
import dev.lectern.kit.web.fault.Sentence;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Another feature's say in what may happen to a webinar. */
public interface WebinarVeto {

    /** A sentence saying why the webinar cannot be deleted, or nothing. */
    default Uni<Optional<Sentence>> againstDeleting(WebinarView webinar) {
        return Uni.createFrom().item(Optional.empty());
    }

    /** How many people a change of time, room or plan reaches: named before it is made. */
    default Uni<Integer> peopleTold(WebinarView webinar) {
        return Uni.createFrom().item(0);
    }

    /** How many people are mailed when these dates move. */
    default Uni<Integer> peopleToldOfMove(WebinarView webinar, List<UUID> dates) {
        return Uni.createFrom().item(0);
    }

    /** How many people are mailed when dates are added and none moves with it. */
    default Uni<Integer> peopleToldOfAdding(WebinarView webinar) {
        return Uni.createFrom().item(0);
    }

    /** How many people are mailed when these dates are cancelled. */
    default Uni<Integer> peopleToldOfCancelling(WebinarView webinar, List<UUID> dates) {
        return Uni.createFrom().item(0);
    }

    /**
     * What is wrong with registration settings about to be saved, fields named as
     * "registration.capacity".
     *
     * @param settings complete, in the JSON shape of the API
     */
    default List<FieldError> againstRegistration(JsonObject settings) {
        return List.of();
    }
}
