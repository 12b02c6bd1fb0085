package dev.lectern.call;

import dev.lectern.kit.web.fault.Sentence;
import dev.lectern.workspace.Caller;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Providers for programs: which are there, what they can do, what was asked of them. */
@Path("/api/v1/providers")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Providers")
class ProvidersApi {
    private static final int MOST_LINES = 1000;

    private final SecurityIdentity identity;
    private final ProviderSettings settings;
    private final ProviderOperations operations;

    ProvidersApi(
            SecurityIdentity identity, ProviderSettings settings, ProviderOperations operations) {
        this.identity = identity;
        this.settings = settings;
        this.operations = operations;
    }

    @GET
    @Operation(summary = "All providers, configured here or not, and what each can do")
    public Uni<JsonObject> list() {
        return settings.all(Caller.of(identity).workspace()).map(ProvidersApi::json);
    }

    private static JsonObject json(List<ProviderView> views) {
        return new JsonObject()
                .put("items", new JsonArray(views.stream().map(ProviderView::toJson).toList()))
                .put("total", views.size());
    }

    @POST
    @Path("/{provider}/check")
    @Operation(summary = "Ask a provider whether it is there and takes our key")
    public Uni<JsonObject> check(String provider) {
        Caller caller = Caller.of(identity).require(dev.lectern.workspace.Role.ADMIN);
        return settings.check(caller.workspace(), provider)
                .map(
                        checkup ->
                                new JsonObject()
                                        .put("state", checkup.state().word())
                                        .put("message", checkup.sentence().in(Locale.ENGLISH)));
    }

    @GET
    @Path("/operations")
    @Operation(summary = "What was asked of providers, newest first; of one webinar when named")
    public Uni<JsonObject> operations(
            @QueryParam("webinar") @Nullable UUID webinar,
            @QueryParam("cursor") @Nullable UUID cursor,
            @QueryParam("limit") @DefaultValue("100") int limit) {
        Caller caller = Caller.of(identity).require(dev.lectern.workspace.Role.ADMIN);
        int most = Math.max(1, Math.min(limit, MOST_LINES));
        return operations
                .count(caller.workspace(), webinar)
                .chain(
                        total ->
                                operations
                                        .read(caller.workspace(), webinar, cursor, most + 1)
                                        .map(lines -> page(lines, total, most)));
    }

    /** One line more than asked for was read: it says whether there is a page after this one. */
    private static JsonObject page(List<ProviderOperations.Line> read, long total, int most) {
        List<ProviderOperations.Line> lines = read.subList(0, Math.min(most, read.size()));
        JsonObject page =
                new JsonObject()
                        .put("items", lines.stream().map(ProvidersApi::json).toList())
                        .put("total", total);
        return page.put("next", read.size() > most ? lines.get(most - 1).id().toString() : null);
    }

    private static JsonObject json(ProviderOperations.Line line) {
        JsonObject json =
                new JsonObject()
                        .put("id", line.id().toString())
                        .put("provider", line.provider())
                        .put("operation", line.operation())
                        .put("at", line.at().toString())
                        .put("milliseconds", line.milliseconds())
                        .put("outcome", line.outcome());
        if (line.webinar() != null && line.occurrence() != null) {
            json.put("webinar", line.webinar().toString());
            json.put("occurrence", line.occurrence().toString());
        }
        Sentence message = line.message();
        return message == null ? json : json.put("message", message.in(Locale.ENGLISH));
    }
}
