package dev.lectern.room;

import dev.lectern.call.policy.Role;
import dev.lectern.kit.web.SeeOther;
import dev.lectern.kit.web.fault.NotFound;
import dev.lectern.kit.web.fault.Sentence;
import dev.lectern.registration.JoinLink;
import dev.lectern.registration.JoinLinks;
import dev.lectern.registration.stage.StageLink;
import dev.lectern.registration.stage.StageLinks;
import dev.lectern.webinar.WebinarState;
import dev.lectern.webinar.WebinarView;
import dev.lectern.webinar.Webinars;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * The page behind a link: waiting, watching, thanks; for who stands on stage, backstage and the
 * stage. Whoever has no good link here is sent to the webinar's public page, which says how to get
 * one.
 */
@Path("/w/{slug}/live")
@PermitAll
class LivePages {
    private final Webinars webinars;
    private final JoinLinks links;
    private final StageLinks stage;
    private final Entrance entrance;

    LivePages(Webinars webinars, JoinLinks links, StageLinks stage, Entrance entrance) {
        this.webinars = webinars;
        this.links = links;
        this.stage = stage;
        this.entrance = entrance;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    public Uni<Response> live(
            @RestPath String slug,
            @RestQuery @Nullable UUID occurrence,
            @Context HttpHeaders headers) {
        return webinars.findBySlug(slug)
                .map(found -> found.filter(LivePages::announced))
                .map(found -> found.orElseThrow(LivePages::unknown))
                .chain(webinar -> answer(webinar, headers.getCookies(), occurrence));
    }

    /** Who stands on stage comes in as that, whatever else they hold. */
    private Uni<Response> answer(
            WebinarView webinar, Map<String, Cookie> cookies, @Nullable UUID wanted) {
        return stage.read(webinar.id(), cookies)
                .map(found -> found.filter(StageLink::good).map(StageLink::person))
                .chain(
                        speaker ->
                                speaker.isPresent()
                                        ? page(webinar, wanted, Person.onStage(speaker.get()))
                                        : links.read(webinar.id(), cookies)
                                                .chain(link -> answer(webinar, link, wanted)));
    }

    private Uni<Response> answer(
            WebinarView webinar, Optional<JoinLink> link, @Nullable UUID wanted) {
        if (link.isEmpty() || !link.get().good()) {
            return Uni.createFrom().item(SeeOther.page("/w/" + webinar.slug()));
        }
        JoinLink good = link.get();
        @Nullable UUID own = good.occurrence();
        Person person = Person.guest(good.registration(), good.name(), Role.ATTENDEE);
        return page(webinar, own == null ? wanted : own, person);
    }

    private Uni<Response> page(WebinarView webinar, @Nullable UUID date, Person person) {
        return entrance.pageByLink(webinar, Entrance.date(webinar, date), person)
                .map(page -> Response.ok(page).header("Cache-Control", "no-store").build());
    }

    private static boolean announced(WebinarView webinar) {
        return webinar.state() != WebinarState.DRAFT;
    }

    private static NotFound unknown() {
        return new NotFound(
                Sentence.of("There is no such webinar.", "Dieses Webinar gibt es nicht."));
    }
}
