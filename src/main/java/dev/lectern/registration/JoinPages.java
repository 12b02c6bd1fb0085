package dev.lectern.registration;

import dev.lectern.kit.web.Frame;
import dev.lectern.kit.web.Words;
import dev.lectern.registration.stage.StageLink;
import dev.lectern.registration.stage.StageLinks;
import dev.lectern.webinar.WebinarView;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
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
    private final Frame frame;

    JoinPages(JoinLinks links, StageLinks stage, PublicWebinars webinars, Frame frame) {
        this.links = links;
        this.stage = stage;
        this.webinars = webinars;
        this.frame = frame;
    }

    @GET
    public Uni<Response> join(@RestPath String token, @RestQuery @Nullable UUID date) {
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
                                        ? page(404, "unknown", null)
                                        : backstage(token, link, webinar.get()));
    }

    private Uni<Response> backstage(String token, StageLink link, WebinarView webinar) {
        frame.speak(webinar.locale());
        return link.good()
                ? onwards(webinar, null, stage.cookie(webinar.id(), token))
                : page(410, "revoked", "/w/" + webinar.slug());
    }

    private Uni<Response> answer(String token, @Nullable UUID date, Optional<JoinLink> found) {
        if (found.isEmpty()) {
            return page(404, "unknown", null);
        }
        JoinLink link = found.get();
        return webinars.find(link.webinar())
                .chain(
                        webinar ->
                                webinar.isEmpty()
                                        ? page(404, "unknown", null)
                                        : answer(token, date, link, webinar.get()));
    }

    private Uni<Response> answer(
            String token, @Nullable UUID date, JoinLink link, WebinarView webinar) {
        frame.speak(webinar.locale());
        if (!link.good()) {
            return page(410, why(link), "/w/" + webinar.slug());
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

    private static String why(JoinLink link) {
        return switch (link.status()) {
            case CANCELLED -> "cancelled";
            case DECLINED -> "declined";
            default -> "revoked";
        };
    }

    private Uni<Response> page(int status, String why, @Nullable String page) {
        RegistrationWords words = Words.in(frame.language(), RegistrationWords.class);
        String title = why.equals("unknown") ? words.unknownTitle() : words.revokedTitle();
        return Templates.dead(title, why, page)
                .createUni()
                .map(
                        html ->
                                quiet(Response.status(status))
                                        .type(MediaType.TEXT_HTML + ";charset=UTF-8")
                                        .entity(html)
                                        .build());
    }

    /** Neither kept anywhere nor told to where the browser goes next. */
    static Response.ResponseBuilder quiet(Response.ResponseBuilder answer) {
        return answer.header("Cache-Control", "no-store")
                .header("Referrer-Policy", "no-referrer")
                .header("X-Robots-Tag", "noindex");
    }

    @CheckedTemplate(basePath = "registration")
    static class Templates {
        static native TemplateInstance dead(String title, String why, @Nullable String page);
    }
}
