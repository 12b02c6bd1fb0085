package dev.lectern.reminder;

import dev.lectern.kit.web.Frame;
import dev.lectern.kit.web.SeeOther;
import dev.lectern.kit.web.Words;
import dev.lectern.kit.web.fault.FieldError;
import dev.lectern.kit.web.fault.Mistakes;
import dev.lectern.kit.web.fault.Refused;
import dev.lectern.reminder.MailEditor.Edited;
import dev.lectern.webinar.Changing;
import dev.lectern.webinar.WebinarView;
import dev.lectern.webinar.Webinars;
import dev.lectern.workspace.Caller;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;

/** Changing the words of a webinar's mails, and when its reminders go. */
@Path("/webinars/{webinar}/mail")
@Authenticated
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
class MailPages {
    private final SecurityIdentity identity;
    private final Frame frame;
    private final Webinars webinars;
    private final Changing changing;
    private final EditorPage page;

    MailPages(
            SecurityIdentity identity,
            Frame frame,
            Webinars webinars,
            Changing changing,
            EditorPage page) {
        this.identity = identity;
        this.frame = frame;
        this.webinars = webinars;
        this.changing = changing;
        this.page = page;
    }

    @GET
    @Path("/{kind}")
    @Consumes(MediaType.WILDCARD)
    public Uni<Response> edit(@RestPath UUID webinar, @RestPath String kind) {
        return require(webinar, kind).chain(page::show);
    }

    @POST
    @Path("/{kind}")
    public Uni<Response> act(
            @RestPath UUID webinar, @RestPath String kind, MultivaluedMap<String, String> sent) {
        return require(webinar, kind).chain(mail -> page.act(mail, sent));
    }

    /** The mail's own HTML, to stand in a frame that may run nothing. */
    @GET
    @Path("/{kind}/preview")
    @Consumes(MediaType.WILDCARD)
    public Uni<Response> preview(@RestPath UUID webinar, @RestPath String kind) {
        return require(webinar, kind).chain(page::preview);
    }

    @POST
    @Path("/{kind}/preview")
    public Uni<Response> preview(
            @RestPath UUID webinar, @RestPath String kind, MultivaluedMap<String, String> sent) {
        return require(webinar, kind).chain(mail -> page.preview(mail, sent));
    }

    @POST
    @Path("/reminders")
    public Uni<Response> reminders(@RestPath UUID webinar, MultivaluedMap<String, String> sent) {
        Caller caller = Caller.of(identity);
        LetterWords words = Words.in(frame.language(), LetterWords.class);
        return Panache.withTransaction(
                        () -> changing.change(caller, webinar, moments(sent, words), null))
                .map(
                        done ->
                                SeeOther.page(
                                        "/webinars/" + webinar + "?tab=mail",
                                        words.remindersSaved()))
                .onFailure(Refused.class)
                .recoverWithUni(refused -> mend(caller, webinar, sent, (Refused) refused));
    }

    private static JsonObject moments(MultivaluedMap<String, String> sent, LetterWords words) {
        return new JsonObject()
                .put("reminders", Offsets.of(sent.get("minutes"), sent.getFirst("another"), words))
                .put("registration", Offsets.followUp(sent.getFirst("followUpMinutes"), words));
    }

    private Uni<Response> mend(
            Caller caller, UUID webinar, MultivaluedMap<String, String> sent, Refused refused) {
        LetterWords words = Words.in(frame.language(), LetterWords.class);
        Refused here = new Refused(refused.errors().stream().map(MailPages::atTheField).toList());
        return webinars.requireMine(caller, webinar)
                .map(found -> Moments.typed(found, sent, Mistakes.of(here), words))
                .chain(moments -> Templates.mend(moments).createUni())
                .map(html -> Response.status(422).entity(html).build());
    }

    /** What is wrong with all of them is said where another is typed. */
    private static FieldError atTheField(FieldError error) {
        return error.field().startsWith("reminders")
                ? new FieldError("another", error.sentence())
                : error;
    }

    private Uni<Edited> require(UUID webinar, String kind) {
        MailKind named = MailKind.require(kind);
        return webinars.requireMine(Caller.of(identity), webinar)
                .map(found -> edited(named, found));
    }

    static Edited edited(MailKind kind, WebinarView webinar) {
        return new Edited(kind, webinar.workspace(), webinar, Words.supported(webinar.locale()));
    }

    @CheckedTemplate(basePath = "reminder")
    static class Templates {
        static native TemplateInstance mend(Moments moments);
    }
}
