package dev.lectern.webinar;

import dev.lectern.kit.files.Picture.Use;
import dev.lectern.kit.web.api.Versions;
import dev.lectern.kit.web.fault.NotFound;
import dev.lectern.kit.web.fault.Sentence;
import dev.lectern.workspace.Caller;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** The photos of a webinar's speakers, for programs; taken as the cover is. */
@Path("/api/v1/webinars/{id}/speakers/{number}/photo")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Pictures")
class PhotoApi {
    private final SecurityIdentity identity;
    private final Webinars webinars;
    private final Changing changing;
    private final Pictures pictures;
    private final Answers answers;

    PhotoApi(
            SecurityIdentity identity,
            Webinars webinars,
            Changing changing,
            Pictures pictures,
            Answers answers) {
        this.identity = identity;
        this.webinars = webinars;
        this.changing = changing;
        this.pictures = pictures;
        this.answers = answers;
    }

    @PUT
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "The photo of a speaker; the first is number 0")
    public Uni<Response> put(UUID id, int number, byte @Nullable [] body) {
        return webinars.requireMine(Caller.of(identity), id)
                .invoke(webinar -> mustSpeak(webinar, number))
                .chain(webinar -> pictures.keep(webinar.workspace(), body, Use.PHOTO))
                .chain(address -> set(id, number, address));
    }

    @PUT
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(hidden = true)
    public Uni<Response> putForm(UUID id, int number, @RestForm("file") @Nullable FileUpload file) {
        return UploadedFile.read(file, Use.PHOTO).chain(bytes -> put(id, number, bytes));
    }

    @DELETE
    @Operation(summary = "No photo of this speaker any more")
    public Uni<Response> remove(UUID id, int number) {
        return set(id, number, null);
    }

    /** Whoever changed the speakers meanwhile is not overwritten. */
    private Uni<Response> set(UUID id, int number, @Nullable String address) {
        Caller caller = Caller.of(identity);
        return webinars.requireMine(caller, id)
                .chain(
                        webinar -> {
                            JsonObject body = withPhoto(webinar, number, address);
                            String seen = Versions.etag(webinar.version());
                            return Panache.withTransaction(
                                    () -> changing.change(caller, id, body, seen));
                        })
                .chain(answers::ok);
    }

    private static JsonObject withPhoto(WebinarView webinar, int number, @Nullable String address) {
        mustSpeak(webinar, number);
        JsonArray all = new JsonArray();
        webinar.speakers().forEach(speaker -> all.add(speaker.json()));
        all.getJsonObject(number).put("photo", address);
        return new JsonObject().put("speakers", all);
    }

    private static void mustSpeak(WebinarView webinar, int number) {
        if (number < 0 || number >= webinar.speakers().size()) {
            throw new NotFound(
                    Sentence.of(
                            "This webinar has no such speaker.",
                            "Dieses Webinar hat keine solche Sprecherin und keinen solchen"
                                    + " Sprecher."));
        }
    }
}
