package dev.lectern.registration;

import dev.lectern.kit.audit.AuditLog;
import dev.lectern.kit.limit.ClientAddress;
import dev.lectern.webinar.WebinarView;
import dev.lectern.workspace.Caller;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/**
 * Notes in the audit log what members do with people, once it is done. It names people by their ids
 * only: who is erased must not go on standing there.
 */
@ApplicationScoped
class Deeds {
    private static final int MOST_NAMED = 100;

    private final AuditLog log;
    private final RoutingContext request;

    Deeds(AuditLog log, RoutingContext request) {
        this.log = log;
        this.request = request;
    }

    /** {@code verb} in the past, as "approved". */
    Uni<Void> note(Caller caller, String verb, WebinarView webinar, List<UUID> people) {
        if (people.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        JsonArray named = new JsonArray();
        people.stream().limit(MOST_NAMED).map(UUID::toString).forEach(named::add);
        JsonObject detail =
                new JsonObject()
                        .put("webinar", webinar.id().toString())
                        .put("count", people.size())
                        .put("people", named);
        return note(caller, verb, webinar.title(), detail);
    }

    /** In the whole workspace. */
    Uni<Void> noteErased(Caller caller, int places) {
        return note(caller, "erased", "workspace", new JsonObject().put("count", places));
    }

    private Uni<Void> note(Caller caller, String verb, String subject, JsonObject detail) {
        return Panache.withTransaction(
                () ->
                        log.record(
                                caller.workspace(),
                                caller.label(),
                                "registration." + verb,
                                subject,
                                detail,
                                ClientAddress.of(request)));
    }
}
