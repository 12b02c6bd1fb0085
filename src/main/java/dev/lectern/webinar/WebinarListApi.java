package dev.lectern.webinar;

import dev.lectern.kit.web.api.Slice;
import dev.lectern.kit.web.api.SliceQuery;
import dev.lectern.webinar.WebinarSearch.Hit;
import dev.lectern.workspace.Caller;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Lists of webinars for programs. */
@Path("/api/v1/webinars")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Webinars")
class WebinarListApi {
    private final SecurityIdentity identity;
    private final Pool database;
    private final Webinars webinars;
    private final Answers answers;

    WebinarListApi(SecurityIdentity identity, Pool database, Webinars webinars, Answers answers) {
        this.identity = identity;
        this.database = database;
        this.webinars = webinars;
        this.answers = answers;
    }

    @GET
    @Operation(summary = "The workspace's webinars, page by page")
    public Uni<Slice<JsonObject>> list(
            @BeanParam Filter filter,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("sort") @DefaultValue("-createdAt") String sort) {
        WebinarSearch search = filter.search(Caller.of(identity).workspace());
        WebinarSearch.Order order = WebinarSearch.Order.read(sort);
        SliceQuery asked = SliceQuery.of(limit, cursor);
        return search.count(database)
                .chain(
                        total ->
                                search.page(database, order, asked)
                                        .map(hits -> Slice.of(hits, asked, total, Hit::cursor)))
                .chain(this::filled);
    }

    @GET
    @Path("/count")
    @Operation(summary = "How many webinars the filters leave")
    public Uni<JsonObject> count(@BeanParam Filter filter) {
        return filter.search(Caller.of(identity).workspace())
                .count(database)
                .map(count -> new JsonObject().put("count", count));
    }

    /** The same slice with the webinars themselves, in its order. */
    private Uni<Slice<JsonObject>> filled(Slice<Hit> slice) {
        List<UUID> ids = slice.items().stream().map(Hit::id).toList();
        return webinars.findAll(ids)
                .map(
                        found ->
                                found.stream()
                                        .sorted(Comparator.comparing(one -> ids.indexOf(one.id())))
                                        .toList())
                .chain(answers::json)
                .map(items -> new Slice<>(items, slice.next(), slice.total()));
    }
}
