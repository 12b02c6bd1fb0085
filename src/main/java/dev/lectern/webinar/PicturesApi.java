package dev.lectern.webinar;

import dev.lectern.kit.files.Picture.Use;
import dev.lectern.workspace.Caller;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** Takes pictures of programs, to be named in a webinar that is yet to be made. */
@Path("/api/v1/pictures")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Pictures")
class PicturesApi {
    private final SecurityIdentity identity;
    private final Pictures pictures;

    PicturesApi(SecurityIdentity identity, Pictures pictures) {
        this.identity = identity;
        this.pictures = pictures;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Upload a picture, to be named in a webinar; ?use=cover or photo")
    public Uni<Response> upload(
            @QueryParam("use") @DefaultValue("cover") String use, byte @Nullable [] body) {
        UUID workspace = Caller.of(identity).workspace();
        return pictures.keep(workspace, body, UploadedFile.use(use)).map(PicturesApi::created);
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(hidden = true)
    public Uni<Response> uploadForm(
            @QueryParam("use") @DefaultValue("cover") String use,
            @RestForm("file") @Nullable FileUpload file) {
        UUID workspace = Caller.of(identity).workspace();
        Use what = UploadedFile.use(use);
        return UploadedFile.read(file, what)
                .chain(bytes -> pictures.keep(workspace, bytes, what))
                .map(PicturesApi::created);
    }

    private static Response created(String address) {
        return Response.created(URI.create(address))
                .entity(new JsonObject().put("address", address))
                .build();
    }
}
