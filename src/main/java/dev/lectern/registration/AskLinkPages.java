package dev.lectern.registration;

import dev.lectern.kit.web.FromAnywhere;
import dev.lectern.kit.web.fault.Mistakes;
import dev.lectern.kit.web.fault.Refused;
import dev.lectern.registration.form.EmailAddress;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;

/** Where a link leads of which a part is missing: it is sent once more to whoever asks. */
@Path("/join")
@Produces(MediaType.TEXT_HTML)
class AskLinkPages {
    private final LostLinksJob lost;
    private final DeadLinks dead;
    private final Pace pace;

    AskLinkPages(LostLinksJob lost, DeadLinks dead, Pace pace) {
        this.lost = lost;
        this.dead = dead;
        this.pace = pace;
    }

    @GET
    public Uni<Response> ask() {
        return dead.unknown();
    }

    @POST
    @FromAnywhere
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<Response> send(MultivaluedMap<String, String> form) {
        pace.entering();
        String typed = Typed.of(form).one("email");
        return Uni.createFrom()
                .item(() -> EmailAddress.of(typed))
                .chain(lost::sendAllLater)
                .chain(dead::sent)
                .onFailure(Refused.class)
                .recoverWithUni(
                        refused ->
                                dead.toMend(
                                        new PublicPage.Lost(
                                                typed, Mistakes.of((Refused) refused))));
    }
}
