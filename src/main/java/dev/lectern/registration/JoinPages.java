package dev.lectern.registration;

import dev.lectern.kit.web.Frame;
import dev.lectern.registration.stage.StageLink;
import dev.lectern.registration.stage.StageLinks;
import dev.lectern.webinar.WebinarView;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * The link from the mail. Opening it consumes nothing, so mail scanners may; it becomes a cookie,
 * and the browser is led on to an address that may be seen by anybody.
 */
@Path("/join/{token}")
@Produces(MediaType.TEXT_HTML)
class JoinPages {
    private final JoinLinks links;
    private final StageLinks stage;
    private final PublicWebinars webinars;
    private final DeadLinks dead;
    private final Frame frame;

    JoinPages(
            JoinLinks links,
            StageLinks stage,
            PublicWebinars webinars,
            DeadLinks dead,
            Frame frame) {
        this.links = links;
        this.stage = stage;
        this.webinars = webinars;
        this.dead = dead;
        this.frame = frame;
    }

    @GET
    public Uni<Response> join(
            @RestPath("token") String asked, @RestQuery("date") @Nullable String named) {
        String token = JoinLinks.bare(asked);
        UUID date = PublicPageMaker.wanted(named);
        return stage.read(token)
                .chain(
                        speaker ->
                                speaker.isPresent()
                                        ? backstage(token, speaker.get())
                                        : links.read(token)
                                                .chain(found -> answer(token, date, found)));
    }

    /** Whoever stands on stage: the same address, which opens backstage and then the stage. */
    private Uni<Response> backstage(String token, StageLink link) {
        return webinars.find(link.webinar())
                .chain(
                        webinar ->
                                webinar.isEmpty()
                                        ? dead.unknown()
                                        : backstage(token, link, webinar.get()));
    }

    private Uni<Response> backstage(String token, StageLink link, WebinarView webinar) {
        frame.speak(webinar.locale());
        return link.good()
                ? onwards(webinar, null, stage.cookie(webinar.id(), token))
                : dead.takenBack(webinar, link);
    }

    private Uni<Response> answer(String token, @Nullable UUID date, Optional<JoinLink> found) {
        if (found.isEmpty()) {
            return dead.unknown();
        }
        JoinLink link = found.get();
        return webinars.find(link.webinar())
                .chain(
                        webinar ->
                                webinar.isEmpty()
                                        ? dead.unknown()
                                        : answer(token, date, link, webinar.get()));
    }

    private Uni<Response> answer(
            String token, @Nullable UUID date, JoinLink link, WebinarView webinar) {
        frame.speak(webinar.locale());
        if (!link.good()) {
            return dead.takenBack(webinar, link);
        }
        return onwards(webinar, date, links.cookie(webinar.id(), token));
    }

    /** To the room, or to the page once nothing is to come; a date that is over has its replay. */
    private static Uni<Response> onwards(
            WebinarView webinar, @Nullable UUID date, NewCookie cookie) {
        boolean over = webinar.occurrences().stream().allMatch(one -> one.state().over());
        boolean replay =
                date != null
                        && webinar.occurrence(date).filter(one -> one.state().over()).isPresent();
        String next = "/w/" + webinar.slug() + (replay ? "?date=" + date : over ? "" : "/live");
        return Uni.createFrom()
                .item(quiet(Response.seeOther(URI.create(next))).cookie(cookie).build());
    }

    /** Neither kept anywhere nor told to where the browser goes next. */
    static Response.ResponseBuilder quiet(Response.ResponseBuilder answer) {
        return answer.header("Cache-Control", "no-store")
                .header("Referrer-Policy", "no-referrer")
                .header("X-Robots-Tag", "noindex");
    }
}
