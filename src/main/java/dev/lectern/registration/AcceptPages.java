package dev.lectern.registration;

import dev.lectern.kit.web.Frame;
import dev.lectern.kit.web.SeeOther;
import dev.lectern.kit.web.Words;
import dev.lectern.kit.web.fault.Mistakes;
import dev.lectern.kit.web.fault.Refused;
import dev.lectern.registration.form.EmailAddress;
import dev.lectern.registration.form.Form;
import dev.lectern.registration.form.Reply;
import dev.lectern.webinar.WebinarView;
import dev.lectern.workspace.WorkspaceView;
import dev.lectern.workspace.Workspaces;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
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
    private final ShownForms forms;
    private final Acceptances acceptances;
    private final RegistrationDesk desk;
    private final JoinLinks links;
    private final LostLinks lost;
    private final Registrations registrations;
    private final Promised promised;
    private final Workspaces workspaces;
    private final Frame frame;

    AcceptPages(
            Invitations invitations,
            PublicWebinars webinars,
            ShownForms forms,
            Acceptances acceptances,
            RegistrationDesk desk,
            JoinLinks links,
            LostLinks lost,
            Registrations registrations,
            Promised promised,
            Workspaces workspaces,
            Frame frame) {
        this.invitations = invitations;
        this.webinars = webinars;
        this.forms = forms;
        this.acceptances = acceptances;
        this.desk = desk;
        this.links = links;
        this.lost = lost;
        this.registrations = registrations;
        this.promised = promised;
        this.workspaces = workspaces;
        this.frame = frame;
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
        return show(token, invitation, webinar, Typed.NOTHING, Mistakes.none());
    }

    private Uni<Response> show(
            String token,
            InvitationView invitation,
            WebinarView webinar,
            Typed typed,
            Mistakes mistakes) {
        frame.speak(webinar.locale());
        frame.hostZone(webinar.zone().getId());
        if (invitation.state() == InvitationView.State.WITHDRAWN) {
            return dead(410, "withdrawn", webinar);
        }
        return forms.carried(webinar, FormSeal.Page.invitation(invitation), typed, null)
                .onFailure(Refused.class)
                .recoverWithItem(() -> Acceptances.rules(webinar).form())
                .chain(form -> open(token, invitation, webinar, form, typed, mistakes))
                .chain(page -> place(invitation).map(place -> place.map(page::with).orElse(page)))
                .chain(this::promising)
                .chain(this::drawn)
                .map(html -> page(mistakes.isEmpty() ? 200 : 422, html));
    }

    private Uni<AcceptPage> open(
            String token,
            InvitationView invitation,
            WebinarView webinar,
            Form form,
            Typed typed,
            Mistakes mistakes) {
        return forms.sealed(webinar, form, FormSeal.Page.invitation(invitation))
                .map(
                        seal ->
                                new AcceptPage(
                                        token,
                                        invitation,
                                        webinar,
                                        acceptances.choices(webinar),
                                        Question.of(AcceptPage.questions(form), typed, mistakes),
                                        seal,
                                        typed.one("occurrence"),
                                        mistakes,
                                        null,
                                        true));
    }

    private Uni<Optional<PersonView>> place(InvitationView invitation) {
        UUID place = invitation.registration();
        return place == null ? Uni.createFrom().item(Optional.empty()) : registrations.find(place);
    }

    private Uni<AcceptPage> promising(AcceptPage page) {
        return promised.keeps(page.webinar(), page.promise())
                .map(kept -> kept ? page : page.unmailed());
    }

    private Uni<String> drawn(AcceptPage held) {
        return Panache.withSession(() -> workspaces.require(held.webinar().workspace()))
                .invoke(house -> frame.dress(house.name(), house.accent()))
                .chain(house -> Templates.invitation(held, house).createUni());
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<Response> accept(@RestPath String token, MultivaluedMap<String, String> sent) {
        return invitations
                .read(token)
                .chain(
                        found ->
                                found.isEmpty()
                                        ? dead(404, "unknown", null)
                                        : webinars.require(found.get().webinar())
                                                .chain(
                                                        webinar ->
                                                                accept(
                                                                        token,
                                                                        found.get(),
                                                                        webinar,
                                                                        Typed.of(sent))));
    }

    private Uni<Response> accept(
            String token, InvitationView invitation, WebinarView webinar, Typed typed) {
        frame.speak(webinar.locale());
        if (invitation.state() == InvitationView.State.WITHDRAWN) {
            return dead(410, "withdrawn", webinar);
        }
        if (invitation.registration() != null) {
            return mailAgain(token, invitation, webinar);
        }
        return forms.carried(webinar, FormSeal.Page.invitation(invitation), typed, null)
                .chain(form -> acceptances.application(invitation, webinar, form, typed))
                .chain(application -> desk.register(webinar, application))
                .chain(result -> onwards(token, webinar, result))
                .onFailure(Refused.class)
                .recoverWithUni(
                        refused ->
                                show(
                                        token,
                                        invitation,
                                        webinar,
                                        typed,
                                        Mistakes.of((Refused) refused)));
    }

    /** Whoever has a place has a link of their own: this one hands out nothing any more. */
    private Uni<Response> mailAgain(String token, InvitationView invitation, WebinarView webinar) {
        return lost.send(webinar, EmailAddress.of(invitation.email()))
                .chain(() -> place(invitation))
                .map(place -> place.map(PersonView::status).orElse(Status.APPROVED))
                .chain(status -> byMail(token, webinar, status, AcceptPage.promise(status)));
    }

    private Uni<Response> byMail(
            String token, WebinarView webinar, Status status, Promise promise) {
        return promised.keeps(webinar, promise)
                .map(mailed -> SeeOther.page("/invited/" + token, onItsWay(status, mailed)));
    }

    private String onItsWay(Status status, boolean mailed) {
        DoorWords words = Words.in(frame.language(), DoorWords.class);
        if (status != Status.APPROVED) {
            return mailed ? words.standingOnItsWay() : words.standingNotMailed();
        }
        return mailed
                ? Words.in(frame.language(), RegistrationWords.class).linkOnItsWay()
                : words.noMail();
    }

    /**
     * The link of the mail proved the address, so their own page may open; not where they had a
     * place before, as an invitation that others have seen must not lead to what came after it.
     */
    private Uni<Response> onwards(String token, WebinarView webinar, Intake.Result result) {
        if (result.kind() == Intake.Kind.FULL) {
            throw new Refused(Reply.FULL.sentence());
        }
        return result.firstTime()
                ? Uni.createFrom().item(place(result.registration()))
                : byMail(token, webinar, result);
    }

    private Uni<Response> byMail(String token, WebinarView webinar, Intake.Result result) {
        Status status = result.registration().status();
        boolean letIn = result.kind() == Intake.Kind.LET_IN && status == Status.APPROVED;
        return byMail(
                token, webinar, status, letIn ? Promise.APPROVED : AcceptPage.promise(status));
    }

    private Response place(Registration person) {
        String place = URI.create(links.placeUrl(person.id, person.linkVersion())).getPath();
        return JoinPages.quiet(Response.fromResponse(SeeOther.page(place))).build();
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
        static native TemplateInstance invitation(AcceptPage held, WorkspaceView house);

        static native TemplateInstance uninvited(String why, @Nullable String page);
    }
}
