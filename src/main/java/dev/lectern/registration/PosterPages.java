package dev.lectern.registration;

import dev.lectern.kit.web.Accent;
import dev.lectern.kit.web.TimeWords;
import dev.lectern.kit.web.Words;
import dev.lectern.registration.poster.Poster;
import dev.lectern.registration.poster.Posters;
import dev.lectern.webinar.OccurrenceView;
import dev.lectern.webinar.WebinarView;
import dev.lectern.workspace.WorkspaceView;
import dev.lectern.workspace.Workspaces;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestPath;

/** The picture that a link to a webinar shows where it is shared, while the host gave none. */
@Path("/w/{slug}/poster.png")
class PosterPages {
    private final PublicWebinars webinars;
    private final Workspaces workspaces;
    private final Posters posters;
    private final Clock clock;

    PosterPages(PublicWebinars webinars, Workspaces workspaces, Posters posters, Clock clock) {
        this.webinars = webinars;
        this.workspaces = workspaces;
        this.posters = posters;
        this.clock = clock;
    }

    /** Its address, another one whenever the webinar is, as others keep what an address showed. */
    static String path(WebinarView webinar) {
        long date = webinar.current().startsAt().getEpochSecond();
        String version = Long.toString(date, 36) + "-" + webinar.version();
        return "/w/" + webinar.slug() + "/poster.png?v=" + version;
    }

    @GET
    @Produces("image/png")
    public Uni<Response> poster(@RestPath String slug) {
        return webinars.require(slug)
                .chain(
                        webinar ->
                                Panache.withSession(() -> workspaces.require(webinar.workspace()))
                                        .map(house -> poster(webinar, house)))
                .chain(posters::png)
                .map(
                        png ->
                                Response.ok(png)
                                        .header("Cache-Control", "public, max-age=86400")
                                        .build());
    }

    private Poster poster(WebinarView webinar, WorkspaceView house) {
        TimeWords times =
                new TimeWords(Words.supported(webinar.locale()), webinar.zone(), clock.instant());
        OccurrenceView date = webinar.current();
        return new Poster(
                webinar.title(),
                house.name(),
                times.span(date.startsAt(), date.endsAt(), null),
                Optional.ofNullable(house.accent()).flatMap(Accent::parse).orElse(Accent.DEFAULT));
    }
}
