package dev.lectern.kit.web;

import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.ConnectException;
import java.util.List;
import java.util.concurrent.CompletionException;

/** Fails in every way there is, for the tests. */
@Path("/")
class ErrorsApi {

    @GET
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
            case "provider" -> throw ProviderFailed.forNow("livekit", "It does not answer.");
            case "away" ->
                    throw new CompletionException(new ConnectException("Connection refused"));
            case "cursor" -> Cursor.parse("%%");
            default -> throw new IllegalStateException("a secret nobody may read");
        }
        return how;
    }

    record Thing(String title, int seats) {}

    @POST
    @Path("api/v1/fail")
    public Thing read(Thing thing) {
        return thing;
    }

    @POST
    @Path("api/v1/fail/object")
    public JsonObject readObject(JsonObject object) {
        return object;
    }
}
