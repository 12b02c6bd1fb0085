package dev.lectern.kit.files;

import dev.lectern.kit.web.fault.NotFound;
import dev.lectern.kit.web.fault.Sentence;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestPath;

/** Hands out what was uploaded; an address shows the same for ever, so browsers need not ask. */
@Path("/files/{name}")
@PermitAll
class FilePages {
    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    private final KeptFiles files;

    FilePages(KeptFiles files) {
        this.files = files;
    }

    @GET
    public Uni<Response> show(@RestPath String name) {
        return files.find(name)
                .map(
                        found ->
                                found.orElseThrow(
                                        () ->
                                                new NotFound(
                                                        Sentence.of(
                                                                "There is no such file.",
                                                                "Diese Datei gibt es nicht."))))
                .map(
                        file ->
                                Response.ok(file.toFile(), type(name))
                                        .header("Cache-Control", FOR_EVER)
                                        .header("Content-Disposition", "inline")
                                        .build());
    }

    private static String type(String name) {
        return PictureFormat.ofEnding(name.substring(name.lastIndexOf('.') + 1))
                .map(PictureFormat::type)
                .orElse("application/octet-stream");
    }
}
