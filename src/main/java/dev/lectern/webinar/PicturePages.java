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
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** Takes a picture from the page where a webinar is planned, which then keeps its address. */
@Path("/webinars/pictures")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
class PicturePages {
    private final SecurityIdentity identity;
    private final Pictures pictures;

    PicturePages(SecurityIdentity identity, Pictures pictures) {
        this.identity = identity;
        this.pictures = pictures;
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Uni<JsonObject> upload(
            @RestForm("use") @DefaultValue("cover") String use,
            @RestForm("file") @Nullable FileUpload file) {
        Use what = UploadedFile.use(use);
        Caller caller = Caller.of(identity);
        return UploadedFile.read(file, what)
                .chain(bytes -> pictures.keep(caller.workspace(), bytes, what))
                .map(address -> new JsonObject().put("address", address));
    }
}
