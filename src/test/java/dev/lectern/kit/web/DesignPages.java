package dev.lectern.kit.web;

import dev.lectern.kit.web.fault.Mistakes;
import dev.lectern.kit.web.fault.Refused;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;

/** Every part of the design on one page, for the tests and for whoever looks. */
@Path("/design")
@Produces(MediaType.TEXT_HTML)
class DesignPages {
    static final Instant WHEN = Instant.parse("2031-11-26T17:00:00Z");

    @GET
    public TemplateInstance show() {
        return Templates.design(Mistakes.none(), "", WHEN);
    }

    @POST
    public Response save(@FormParam("title") String title) {
        Mistakes mistakes =
                new Mistakes().when(title.isBlank(), "title", "Give the webinar a title.");
        if (!mistakes.isEmpty()) {
            return Response.status(422).entity(Templates.design(mistakes, title, WHEN)).build();
        }
        return SeeOther.page("/design", "Saved: " + title);
    }

    @GET
    @Path("/bare")
    public TemplateInstance bare() {
        return Templates.bare(Mistakes.of(new Refused("Email and password do not match.")));
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance design(Mistakes mistakes, String typed, Instant when);

        static native TemplateInstance bare(Mistakes mistakes);
    }
}
