package dev.lectern.kit.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;

/** A workspace's colour as a style sheet of its own, since pages carry no inline style. */
@Path("/assets/accent")
class AccentPages {

    @GET
    @Path("/{hex:[0-9a-f]{6}}.css")
    @Produces("text/css; charset=utf-8")
    public Response css(String hex) {
        Accent accent = Accent.parse(hex).orElse(Accent.DEFAULT);
        return Response.ok(accent.css())
                .header("Cache-Control", "public, max-age=31536000, immutable")
                .build();
    }
}
