package dev.lectern.registration;

import dev.lectern.kit.web.SeeOther;
import dev.lectern.kit.web.fault.Mistakes;
import dev.lectern.kit.web.fault.Refused;
import dev.lectern.registration.Visit.Place;
import dev.lectern.registration.form.EmailAddress;
import dev.lectern.webinar.WebinarView;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestPath;

/** "Lost your link?" on the public page. */
@Path("/w/{slug}/link")
@Produces(MediaType.TEXT_HTML)
class LostLinkPages {
    private final PublicWebinars webinars;
    private final PublicPageMaker maker;
    private final LostLinksJob lost;
    private final Pace pace;

    LostLinkPages(PublicWebinars webinars, PublicPageMaker maker, LostLinksJob lost, Pace pace) {
        this.webinars = webinars;
        this.maker = maker;
        this.lost = lost;
        this.pace = pace;
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<Response> send(@RestPath String slug, MultivaluedMap<String, String> form) {
        pace.entering();
        String typed = Typed.of(form).one("email");
        return webinars.require(slug).chain(webinar -> send(webinar, typed));
    }

    private Uni<Response> send(WebinarView webinar, String typed) {
        return Uni.createFrom()
                .item(() -> EmailAddress.of(typed))
                .chain(address -> lost.sendLater(webinar, address))
                .map(sent -> SeeOther.page(PublicPages.done(webinar, "link", Place.PAGE)))
                .onFailure(Refused.class)
                .recoverWithUni(
                        refused ->
                                maker.again(
                                        webinar,
                                        new PublicPage.Lost(
                                                typed, Mistakes.of((Refused) refused))));
    }
}
