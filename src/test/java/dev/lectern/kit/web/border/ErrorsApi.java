package dev.lectern.kit.web.border;

import dev.lectern.kit.db.DatabaseAddress;
import dev.lectern.kit.web.api.Cursor;
import dev.lectern.kit.web.api.Versions;
import dev.lectern.kit.web.fault.Clashed;
import dev.lectern.kit.web.fault.FieldError;
import dev.lectern.kit.web.fault.NotAllowed;
import dev.lectern.kit.web.fault.NotFound;
import dev.lectern.kit.web.fault.ProviderFailed;
import dev.lectern.kit.web.fault.Refused;
import dev.lectern.kit.web.fault.Sentence;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.pgclient.PgConnectOptions;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.nio.channels.ClosedChannelException;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;

/** Fails in every way there is, for the tests. */
@Path("/")
class ErrorsApi {
    /** Somebody waits for an answer that comes only once they left. */
    static final CountDownLatch ASKED = new CountDownLatch(1);

    /** Whoever asked for something and left is done with. */
    static final CountDownLatch LEFT = new CountDownLatch(1);

    @GET
    @Operation(hidden = true)
    @Path("{where:api/v1/fail|fail}/{how}")
    @Produces(MediaType.WILDCARD)
    public String fail(@PathParam("where") String where, @PathParam("how") String how) {
        switch (how) {
            case "refused" ->
                    throw new Refused(List.of(new FieldError("title", "Give it a title.")));
            case "spoken" ->
                    throw new Refused(
                            "seats",
                            Sentence.of("Take at most %d seats.", "Nehmen Sie höchstens %d Plätze.")
                                    .about(300));
            case "not-found" -> throw new NotFound("There is no such webinar.");
            case "not-allowed" -> throw new NotAllowed("Only its host may do this.");
            case "clashed" -> throw new Clashed("It has ended.");
            case "outdated" -> Versions.require("\"1\"", 2);
            case "provider" ->
                    throw ProviderFailed.forNow("livekit", Sentence.said("It does not answer."));
            case "away" -> throw unreached(database());
            case "elsewhere" -> throw unreached("live.example/192.0.2.1:443");
            case "closed" -> throw closed();
            case "cursor" -> Cursor.parse("%%");
            default -> throw new IllegalStateException("a secret nobody may read");
        }
        return how;
    }

    private static CompletionException unreached(String address) {
        return new CompletionException(new ConnectException("Connection refused: " + address));
    }

    private static String database() {
        PgConnectOptions options = DatabaseAddress.in(ConfigProvider.getConfig());
        return options.getHost() + "/127.0.0.1:" + options.getPort();
    }

    /** Goes on until whoever asked has left, and then has nobody to write to. */
    @GET
    @Operation(hidden = true)
    @Path("api/v1/fail/left")
    @Produces(MediaType.WILDCARD)
    public String left(RoutingContext request) throws InterruptedException {
        CurrentRequestManager.get().registerCompletionCallback(failure -> LEFT.countDown());
        CountDownLatch gone = new CountDownLatch(1);
        request.addEndHandler(ended -> gone.countDown());
        ASKED.countDown();
        gone.await();
        throw closed();
    }

    private static UncheckedIOException closed() {
        return new UncheckedIOException(new ClosedChannelException());
    }

    record Thing(String title, int seats) {}

    @POST
    @Operation(hidden = true)
    @Path("api/v1/fail")
    public Thing read(Thing thing) {
        return thing;
    }

    @POST
    @Operation(hidden = true)
    @Path("api/v1/fail/object")
    public JsonObject readObject(JsonObject object) {
        return object;
    }
}
