package dev.lectern.kit.idempotency;

import dev.lectern.kit.web.fault.Refused;
import dev.lectern.kit.work.Order;
import dev.lectern.kit.work.Work;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Makes things, which are rows of work that nobody does. */
@Path("/api/v1/test-things")
@Authenticated
class TestThingsApi {
    record Form(String name, int millis) {}

    private final Work work;
    private final Afterwards afterwards;
    private final Pool pool;

    TestThingsApi(Work work, Afterwards afterwards, Pool pool) {
        this.work = work;
        this.afterwards = afterwards;
        this.pool = pool;
    }

    @POST
    @Operation(hidden = true)
    @Idempotent
    public Uni<Response> create(Form form) {
        return make(form).map(TestThingsApi::created);
    }

    /** Answers with what another connection sees, which is only what has been committed. */
    @POST
    @Operation(hidden = true)
    @Path("/seen")
    @Idempotent
    public Uni<Response> createAndLook(Form form) {
        return make(form)
                .chain(
                        id ->
                                afterwards.answer(
                                        () -> Uni.createFrom().voidItem(),
                                        () -> count(form.name()).map(TestThingsApi::seen)));
    }

    /** Says another number each time: whoever gets the same number got the kept answer. */
    @POST
    @Operation(hidden = true)
    @Path("/apart")
    @Idempotent(Idempotent.Change.REPEATABLE)
    public Uni<Response> createApart(JsonObject form) {
        return make(form.mapTo(Form.class)).map(TestThingsApi::created);
    }

    private Uni<UUID> make(Form form) {
        UUID id = UUID.randomUUID();
        Order order =
                Order.of("test-thing", new JsonObject().put("name", form.name()))
                        .at(Instant.now().plusSeconds(86400));
        return Panache.withTransaction(() -> work.enqueue(order))
                .onItem()
                .delayIt()
                .by(Duration.ofMillis(Math.max(1, form.millis())))
                .invoke(
                        () -> {
                            if (form.name().startsWith("bad")) {
                                throw new Refused("name", "Choose another.");
                            }
                        })
                .replaceWith(id);
    }

    private Uni<Long> count(String name) {
        return pool.preparedQuery("select count(*) from work where payload ->> 'name' = $1")
                .execute(Tuple.of(name))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    private static Response created(UUID id) {
        return Response.created(URI.create("/api/v1/test-things/" + id))
                .entity(Map.of("id", id))
                .build();
    }

    private static Response seen(long count) {
        return Response.status(201).entity(Map.of("seen", count)).build();
    }
}
