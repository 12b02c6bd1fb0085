package dev.lectern.room;

import dev.lectern.call.policy.Role;
import dev.lectern.kit.web.SeeOther;
import dev.lectern.kit.web.fault.NotFound;
import dev.lectern.kit.web.fault.Sentence;
import dev.lectern.registration.DeadLinks;
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
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * The page behind a link: waiting, watching, thanks; for who stands on stage, backstage and the
 * stage. Whoever has no link here is sent to the webinar's public page, which says how to get one;
 * whose link was taken away reads so.
 */
@Path("/w/{slug}/live")
@PermitAll
class LivePages {
    private final Webinars webinars;
    private final JoinLinks links;
    private final StageLinks stage;
    private final DeadLinks dead;
    private final Entrance entrance;

    LivePages(
            Webinars webinars,
            JoinLinks links,
            StageLinks stage,
            DeadLinks dead,
            Entrance entrance) {
        this.dead = dead;
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
                .chain(speaker -> answer(webinar, cookies, speaker, wanted));
    }

    private Uni<Response> answer(
            WebinarView webinar,
            Map<String, Cookie> cookies,
            Optional<StageLink> speaker,
            @Nullable UUID wanted) {
        return speaker.filter(StageLink::good)
                .map(StageLink::person)
                .map(person -> page(webinar, wanted, Person.onStage(person)))
                .orElseGet(() -> guest(webinar, cookies, speaker, wanted));
    }

    private Uni<Response> guest(
            WebinarView webinar,
            Map<String, Cookie> cookies,
            Optional<StageLink> speaker,
            @Nullable UUID wanted) {
        return links.read(webinar.id(), cookies)
                .chain(
                        link ->
                                link.filter(JoinLink::good).isPresent()
                                        ? guest(webinar, link.get(), wanted)
                                        : nobody(webinar, speaker, link));
    }

    /** What opened this page before and was taken away is said once; the browser forgets it. */
    private Uni<Response> nobody(
            WebinarView webinar, Optional<StageLink> speaker, Optional<JoinLink> guest) {
        if (guest.isPresent()) {
            return dead.takenBack(webinar, guest.get())
                    .map(page -> without(links.noCookie(webinar.id()), page));
        }
        return speaker.isPresent()
                ? dead.takenBack(webinar, speaker.get())
                        .map(page -> without(stage.noCookie(webinar.id()), page))
                : Uni.createFrom().item(SeeOther.page("/w/" + webinar.slug()));
    }

    private static Response without(NewCookie gone, Response page) {
        return Response.fromResponse(page).cookie(gone).build();
    }

    private Uni<Response> guest(WebinarView webinar, JoinLink good, @Nullable UUID wanted) {
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
