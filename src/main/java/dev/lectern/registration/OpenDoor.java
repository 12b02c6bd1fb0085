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
import java.time.Clock;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Lets people with nothing but a name into a webinar that needs no registration. */
@ApplicationScoped
class OpenDoor {
    private final PublicPageMaker maker;
    private final RegistrationDesk desk;
    private final JoinLinks links;
    private final Clock clock;

    OpenDoor(PublicPageMaker maker, RegistrationDesk desk, JoinLinks links, Clock clock) {
        this.maker = maker;
        this.desk = desk;
        this.links = links;
        this.clock = clock;
    }

    /** Whoever has a place to come by the link in their browser goes to it, and takes no other. */
    Uni<Response> comeIn(WebinarView webinar, Typed typed, @Nullable String kept) {
        return links.read(kept)
                .map(found -> found.filter(link -> leads(webinar, link)))
                .chain(
                        found ->
                                found.isPresent()
                                        ? Uni.createFrom().item(inside(webinar).build())
                                        : enter(webinar, typed));
    }

    private static boolean leads(WebinarView webinar, JoinLink link) {
        return link.good()
                && link.webinar().equals(webinar.id())
                && webinar.occurrences().stream()
                        .filter(
                                date ->
                                        link.occurrence() == null
                                                || date.id().equals(link.occurrence()))
                        .anyMatch(date -> !date.state().over());
    }

    private Uni<Response> enter(WebinarView webinar, Typed typed) {
        if (PublicState.choices(webinar, maker.rules(webinar), clock.instant()).isEmpty()) {
            throw new Refused(Reply.CLOSED.sentence());
        }
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
        return inside(webinar)
                .cookie(links.cookie(webinar.id(), links.token(guest.id, guest.linkVersion())))
                .build();
    }

    private static Response.ResponseBuilder inside(WebinarView webinar) {
        return Response.seeOther(URI.create("/w/" + webinar.slug() + "/live"));
    }
}
