package dev.lectern.webinar;

import dev.lectern.kit.files.Picture.Use;
import dev.lectern.workspace.Caller;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
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

/**
 * The cover of a webinar, for programs: the file as the body, or as {@code file} of a form. What
 * was sent is checked by its content and drawn anew.
 */
@Path("/api/v1/webinars/{id}/cover")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Pictures")
class CoverApi {
    private final SecurityIdentity identity;
    private final Webinars webinars;
    private final Changing changing;
    private final Pictures pictures;
    private final Answers answers;

    CoverApi(
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
    @Operation(summary = "The picture on the public page and in shared links")
    public Uni<Response> put(
            UUID id, byte @Nullable [] body, @HeaderParam("If-Match") @Nullable String seen) {
        return webinars.requireMine(Caller.of(identity), id)
                .chain(webinar -> pictures.keep(webinar.workspace(), body, Use.COVER))
                .chain(address -> set(id, address, seen));
    }

    @PUT
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(hidden = true)
    public Uni<Response> putForm(
            UUID id,
            @RestForm("file") @Nullable FileUpload file,
            @HeaderParam("If-Match") @Nullable String seen) {
        return UploadedFile.read(file, Use.COVER).chain(bytes -> put(id, bytes, seen));
    }

    @DELETE
    @Operation(summary = "No picture any more")
    public Uni<Response> remove(UUID id, @HeaderParam("If-Match") @Nullable String seen) {
        return set(id, null, seen);
    }

    private Uni<Response> set(UUID id, @Nullable String address, @Nullable String seen) {
        Caller caller = Caller.of(identity);
        JsonObject body = new JsonObject().put("cover", address);
        return Panache.withTransaction(() -> changing.change(caller, id, body, seen))
                .chain(answers::ok);
    }
}
