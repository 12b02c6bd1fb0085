package dev.lectern.webinar;

import dev.lectern.kit.audit.AuditLog;
import dev.lectern.kit.limit.ClientAddress;
import dev.lectern.workspace.Caller;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/** Notes in the audit log what people do to webinars, in the transaction that is open. */
@ApplicationScoped
class Deeds {
    private final AuditLog log;
    private final RoutingContext request;

    Deeds(AuditLog log, RoutingContext request) {
        this.log = log;
        this.request = request;
    }

    /** {@code verb} in the past, as "published". */
    Uni<Void> note(Caller caller, String verb, WebinarView webinar) {
        return note(caller, verb, webinar, new JsonObject());
    }

    Uni<Void> note(Caller caller, String verb, WebinarView webinar, OccurrenceView date) {
        JsonObject which =
                new JsonObject()
                        .put("occurrence", date.id().toString())
                        .put("startsAt", date.startsAt().toString());
        return note(caller, verb, webinar, which);
    }

    /** Notes it in a transaction of its own when it has been done. */
    Uni<WebinarView> noted(Caller caller, String verb, OccurrenceView date, Uni<WebinarView> deed) {
        return deed.call(
                webinar -> Panache.withTransaction(() -> note(caller, verb, webinar, date)));
    }

    private Uni<Void> note(Caller caller, String verb, WebinarView webinar, JsonObject detail) {
        return log.record(
                webinar.workspace(),
                caller.label(),
                "webinar." + verb,
                webinar.title(),
                detail.put("webinar", webinar.id().toString()),
                ClientAddress.of(request));
    }
}
