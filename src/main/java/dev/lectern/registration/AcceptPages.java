package dev.lectern.registration;

import dev.lectern.kit.web.Frame;
import dev.lectern.kit.web.Refused;
import dev.lectern.kit.web.SeeOther;
import dev.lectern.registration.form.Answers;
import dev.lectern.registration.form.EmailAddress;
import dev.lectern.registration.form.Reply;
import dev.lectern.webinar.WebinarView;
import dev.lectern.workspace.WorkspaceView;
import dev.lectern.workspace.Workspaces;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/**
 * The personal link of an invitation. Opening it takes nothing, as mail scanners open links; the
 * page's one button does.
 */
@Path("/invited/{token}")
@Produces(MediaType.TEXT_HTML)
class AcceptPages {
    private final Invitations invitations;
    private final PublicWebinars webinars;
    private final RegistrationDesk desk;
    private final JoinLinks links;
    private final Workspaces workspaces;
    private final Frame frame;
    private final Clock clock;

    AcceptPages(
            Invitations invitations,
            PublicWebinars webinars,
            RegistrationDesk desk,
            JoinLinks links,
            Workspaces workspaces,
            Frame frame,
            Clock clock) {
        this.invitations = invitations;
        this.webinars = webinars;
        this.desk = desk;
        this.links = links;
        this.workspaces = workspaces;
        this.frame = frame;
        this.clock = clock;
    }

    /** An invitation that was not taken back, with what it is to. */
    record Held(String token, InvitationView invitation, WebinarView webinar, boolean open) {
        public String path() {
            return "/invited/" + token;
        }

        public String page() {
            return "/w/" + webinar.slug();
        }
    }

    @GET
    public Uni<Response> show(@RestPath String token) {
        return invitations
                .read(token)
                .chain(
                        found ->
                                found.isEmpty()
                                        ? dead(404, "unknown", null)
                                        : webinars.require(found.get().webinar())
                                                .chain(
                                                        webinar ->
                                                                show(token, found.get(), webinar)));
    }

    private Uni<Response> show(String token, InvitationView invitation, WebinarView webinar) {
        frame.speak(webinar.locale());
        frame.hostZone(webinar.zone().getId());
        if (invitation.state() == InvitationView.State.WITHDRAWN) {
            return dead(410, "withdrawn", webinar);
        }
        Held held = new Held(token, invitation, webinar, takes(webinar));
        return Panache.withSession(() -> workspaces.require(webinar.workspace()))
                .invoke(house -> frame.dress(house.name(), house.accent()))
                .chain(house -> Templates.invitation(held, house).createUni())
                .map(html -> page(200, html));
    }

    @POST
    public Uni<Response> accept(@RestPath String token) {
        return invitations
                .read(token)
                .chain(
                        found ->
                                found.isEmpty()
                                        ? dead(404, "unknown", null)
                                        : webinars.require(found.get().webinar())
                                                .chain(webinar -> accept(found.get(), webinar)));
    }

    private Uni<Response> accept(InvitationView invitation, WebinarView webinar) {
        frame.speak(webinar.locale());
        if (invitation.state() == InvitationView.State.WITHDRAWN) {
            return dead(410, "withdrawn", webinar);
        }
        if (!takes(webinar)) {
            throw new Refused(Reply.CLOSED.sentence());
        }
        Answers person =
                new Answers(
                        invitation.name(), EmailAddress.of(invitation.email()), new JsonObject());
        return desk.register(
                        webinar,
                        Application.of(person, webinar.language(), "invitation").admitted())
                .map(result -> onwards(webinar, result));
    }

    /** The link of the mail proved the address, so their own page may open. */
    private Response onwards(WebinarView webinar, Intake.Result result) {
        Registration person = result.registration();
        if (result.kind() == Intake.Kind.FULL) {
            throw new Refused(Reply.FULL.sentence());
        }
        String place = URI.create(links.placeUrl(person.id, person.linkVersion())).getPath();
        return JoinPages.quiet(Response.fromResponse(SeeOther.page(place))).build();
    }

    private boolean takes(WebinarView webinar) {
        RegistrationRules rules = RegistrationRules.of(webinar.registration(), webinar.locale());
        return !PublicState.choices(webinar, rules, clock.instant()).isEmpty();
    }

    private Uni<Response> dead(int status, String why, @Nullable WebinarView webinar) {
        return Templates.uninvited(why, webinar == null ? null : "/w/" + webinar.slug())
                .createUni()
                .map(html -> page(status, html));
    }

    private static Response page(int status, String html) {
        return JoinPages.quiet(Response.status(status))
                .type(MediaType.TEXT_HTML + ";charset=UTF-8")
                .entity(html)
                .build();
    }

    @CheckedTemplate(basePath = "registration")
    static class Templates {
        static native TemplateInstance invitation(Held held, WorkspaceView house);

        static native TemplateInstance uninvited(String why, @Nullable String page);
    }
}
