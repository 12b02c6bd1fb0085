package dev.lectern.registration;

import dev.lectern.kit.web.fault.Refused;
import dev.lectern.registration.Visit.Place;
import dev.lectern.registration.form.PersonName;
import dev.lectern.registration.form.Reply;
import dev.lectern.webinar.WebinarView;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Locale;

/** Lets people with nothing but a name into a webinar that needs no registration. */
@ApplicationScoped
class OpenDoor {
    private final PublicPageMaker maker;
    private final RegistrationDesk desk;
    private final JoinLinks links;

    OpenDoor(PublicPageMaker maker, RegistrationDesk desk, JoinLinks links) {
        this.maker = maker;
        this.desk = desk;
        this.links = links;
    }

    Uni<Response> comeIn(WebinarView webinar, Typed typed) {
        Locale language = maker.language(webinar);
        Application.Person guest =
                new Application.Person(
                        PersonName.of(typed.one("name")).text(), null, null, new JsonObject());
        Application application =
                new Application(
                        guest,
                        null,
                        null,
                        language.getLanguage(),
                        maker.zone(),
                        Place.PAGE.entrance(typed),
                        typed.origin(),
                        Application.Admittance.BY_HOST);
        return desk.register(webinar, application).map(result -> entered(webinar, result));
    }

    private Response entered(WebinarView webinar, Intake.Result result) {
        if (result.registration().status() != Status.APPROVED) {
            throw new Refused(Reply.FULL.sentence());
        }
        Registration guest = result.registration();
        return Response.seeOther(URI.create("/w/" + webinar.slug() + "/live"))
                .cookie(links.cookie(webinar.id(), links.token(guest.id, guest.linkVersion())))
                .build();
    }
}
