package dev.lectern.registration;

import dev.lectern.kit.mail.MailLog;
import dev.lectern.kit.mail.Post;
import dev.lectern.kit.web.Frame;
import dev.lectern.kit.web.SeeOther;
import dev.lectern.kit.web.Words;
import dev.lectern.kit.web.fault.Mistakes;
import dev.lectern.registration.PeopleSearch.Order;
import dev.lectern.registration.file.Invitees;
import dev.lectern.registration.file.RowProblem;
import dev.lectern.webinar.WebinarState;
import dev.lectern.webinar.WebinarView;
import dev.lectern.webinar.Webinars;
import dev.lectern.workspace.Caller;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateData;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Inviting people to a webinar, and seeing who accepted. */
@Path("/webinars/{webinar}/invitations")
@Authenticated
@Produces(MediaType.TEXT_HTML)
class InvitationPages {
    private static final int PAGE = 100;
    private static final int MENDABLE = 422;
    private static final int OVER = 409;

    private final SecurityIdentity identity;
    private final Webinars webinars;
    private final Invitations invitations;
    private final MailLog mails;
    private final Post post;
    private final Frame frame;

    InvitationPages(
            SecurityIdentity identity,
            Webinars webinars,
            Invitations invitations,
            MailLog mails,
            Post post,
            Frame frame) {
        this.identity = identity;
        this.webinars = webinars;
        this.invitations = invitations;
        this.mails = mails;
        this.post = post;
        this.frame = frame;
    }

    @GET
    public Uni<Response> show(@RestPath UUID webinar, @RestQuery @Nullable String cursor) {
        UUID before = PeopleSearch.id("cursor", cursor);
        return require(webinar).chain(found -> page(found, before, "", List.of(), 200));
    }

    @POST
    @Path("/invite")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<Response> invite(@RestPath UUID webinar, @RestForm @Nullable String people) {
        String typed = people == null ? "" : people;
        return require(webinar)
                .chain(
                        found ->
                                found.state() == WebinarState.PUBLISHED
                                        ? invite(found, typed)
                                        : page(found, null, typed, List.of(), OVER));
    }

    /** All or nobody: a line that cannot be read is mended first, nothing typed is lost. */
    private Uni<Response> invite(WebinarView webinar, String typed) {
        Invitees read = Invitees.read(typed);
        if (!read.problems().isEmpty() || read.people().isEmpty()) {
            return page(webinar, null, typed, read.problems(), MENDABLE);
        }
        return invitations
                .invite(webinar, read.people())
                .map(fresh -> back(webinar, said(fresh.size(), read.people().size())));
    }

    @POST
    @Path("/decide")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<Response> decide(
            @RestPath UUID webinar,
            @RestForm @Nullable List<String> invitation,
            @RestForm @Nullable String decision) {
        List<UUID> chosen =
                invitation == null
                        ? List.of()
                        : invitation.stream().map(id -> PeopleSearch.id("invitation", id)).toList();
        return require(webinar)
                .chain(
                        found ->
                                ("withdraw".equals(decision)
                                                ? invitations.withdraw(found, chosen)
                                                : invitations.sendAgain(found, chosen))
                                        .map(count -> back(found, words().decided(count))));
    }

    private Uni<Response> page(
            WebinarView webinar,
            @Nullable UUID before,
            String typed,
            List<RowProblem> problems,
            int status) {
        return invitations
                .list(webinar.id(), PAGE + 1, Order.NEWEST_FIRST, before)
                .chain(
                        list ->
                                mails.newest(list.stream().map(InvitationView::reference).toList())
                                        .map(
                                                sent ->
                                                        invited(
                                                                webinar, list, sent, typed,
                                                                problems, status)))
                .chain(page -> Templates.invitations(page).createUni())
                .map(html -> Response.status(status).entity(html).build());
    }

    private Invited invited(
            WebinarView webinar,
            List<InvitationView> list,
            Map<String, MailLog.Entry> sent,
            String typed,
            List<RowProblem> problems,
            int status) {
        boolean more = list.size() > PAGE;
        List<Line> lines =
                list.stream()
                        .limit(PAGE)
                        .map(one -> new Line(one, sent.get(one.reference())))
                        .toList();
        Mistakes mistakes =
                Mistakes.none()
                        .when(
                                status == MENDABLE,
                                "people",
                                problems.isEmpty() ? words().nobodyNamed() : words().mendLines());
        return new Invited(
                webinar,
                lines,
                typed,
                problems,
                mistakes,
                more ? lines.get(PAGE - 1).invitation().id() : null,
                post.leaves());
    }

    private String said(int fresh, int named) {
        return fresh == named ? words().invitedAll(fresh) : words().invitedSome(fresh, named);
    }

    private Uni<WebinarView> require(UUID webinar) {
        return webinars.requireMine(Caller.of(identity), webinar);
    }

    private static Response back(WebinarView webinar, String toast) {
        return SeeOther.page("/webinars/" + webinar.id() + "/invitations", toast);
    }

    private InvitationWords words() {
        return Words.in(frame.language(), InvitationWords.class);
    }

    /** One invitation with the newest mail about it. */
    @TemplateData
    record Line(InvitationView invitation, MailLog.@Nullable Entry mail) {
        public String mailState() {
            return mail == null ? "queued" : mail.state();
        }
    }

    /** The page, drawn. */
    @TemplateData
    record Invited(
            WebinarView webinar,
            List<Line> lines,
            String typed,
            List<RowProblem> problems,
            Mistakes mistakes,
            @Nullable UUID next,
            boolean leaves) {

        public boolean open() {
            return webinar.state() == WebinarState.PUBLISHED;
        }

        public boolean draft() {
            return webinar.state() == WebinarState.DRAFT;
        }

        public String path() {
            return "/webinars/" + webinar.id() + "/invitations";
        }

        public String at(String action) {
            return path() + "/" + action;
        }

        public String back() {
            return "/webinars/" + webinar.id() + "?tab=people";
        }
    }

    @CheckedTemplate(basePath = "registration")
    static class Templates {
        static native TemplateInstance invitations(Invited page);
    }
}
