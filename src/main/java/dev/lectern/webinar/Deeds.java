package dev.lectern.webinar;

import dev.lectern.kit.audit.AuditLog;
import dev.lectern.kit.audit.Author;
import dev.lectern.kit.limit.ClientAddress;
import dev.lectern.workspace.Caller;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Notes in the audit log what people do to webinars, in the transaction that is open. */
@ApplicationScoped
class Deeds {
    private final AuditLog log;
    private final RoutingContext request;

    Deeds(AuditLog log, RoutingContext request) {
        this.log = log;
        this.request = request;
    }

    Author by(Caller caller) {
        return new Author(
                caller.workspace(),
                caller.label(),
                ClientAddress.written(ClientAddress.of(request)));
    }

    /** {@code verb} in the past, as "published". */
    Uni<Void> note(Caller caller, String verb, WebinarView webinar) {
        return note(by(caller), verb, webinar, new JsonObject());
    }

    Uni<Void> note(Caller caller, String verb, WebinarView webinar, OccurrenceView date) {
        return note(by(caller), verb, webinar, date);
    }

    /** What the clock does leaves no line. */
    Uni<Void> note(@Nullable Author by, String verb, WebinarView webinar, OccurrenceView date) {
        JsonObject which =
                new JsonObject()
                        .put("occurrence", date.id().toString())
                        .put("startsAt", date.startsAt().toString());
        return by == null ? Uni.createFrom().voidItem() : note(by, verb, webinar, which);
    }

    /** By the id alone: who is forgotten must not go on standing here. */
    Uni<Void> note(Caller caller, String verb, WebinarView webinar, StagePersonView person) {
        JsonObject who =
                new JsonObject()
                        .put("person", person.id().toString())
                        .put("part", person.role().word());
        return note(by(caller), verb, webinar, who);
    }

    Uni<Void> note(Caller caller, String verb, WebinarTemplate template) {
        return log.note(
                by(caller),
                "template." + verb,
                template.name(),
                new JsonObject().put("template", template.id().toString()));
    }

    private Uni<Void> note(Author by, String verb, WebinarView webinar, JsonObject detail) {
        return log.note(
                by,
                "webinar." + verb,
                webinar.title(),
                detail.put("webinar", webinar.id().toString()));
    }
}
