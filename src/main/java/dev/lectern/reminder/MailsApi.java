package dev.lectern.reminder;

import dev.lectern.account.Accounts;
import dev.lectern.kit.mail.Message;
import dev.lectern.kit.web.Frame;
import dev.lectern.kit.web.Words;
import dev.lectern.kit.web.fault.Refused;
import dev.lectern.reminder.MailEditor.Edited;
import dev.lectern.reminder.MailTemplates.Scope;
import dev.lectern.webinar.WebinarView;
import dev.lectern.webinar.Webinars;
import dev.lectern.workspace.Caller;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** The words of a webinar's mails, for programs. */
@Path("/api/v1/webinars/{webinar}/mails")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Mails")
class MailsApi {
    private final SecurityIdentity identity;
    private final Webinars webinars;
    private final MailTemplates templates;
    private final MailEditor editor;
    private final Accounts accounts;
    private final Frame frame;

    MailsApi(
            SecurityIdentity identity,
            Webinars webinars,
            MailTemplates templates,
            MailEditor editor,
            Accounts accounts,
            Frame frame) {
        this.identity = identity;
        this.webinars = webinars;
        this.templates = templates;
        this.editor = editor;
        this.accounts = accounts;
        this.frame = frame;
    }

    @GET
    @Operation(summary = "What each mail says, and whether it goes")
    public Uni<JsonObject> list(@RestPath UUID webinar) {
        return webinars.require(Caller.of(identity).workspace(), webinar)
                .chain(
                        found ->
                                templates
                                        .all(Scope.of(found), language(found))
                                        .map(all -> ChosenWords.list(all, language(found))));
    }

    @GET
    @Path("/{kind}")
    @Operation(summary = "What one mail says, and whether it goes")
    public Uni<JsonObject> get(@RestPath UUID webinar, @RestPath String kind) {
        return require(webinar, kind).chain(mail -> editor.words(mail).map(json(mail)));
    }

    @PUT
    @Path("/{kind}")
    @Operation(summary = "Change subject, headline, text, button, or whether it goes")
    public Uni<JsonObject> change(
            @RestPath UUID webinar, @RestPath String kind, @Nullable JsonObject body) {
        return require(webinar, kind)
                .chain(
                        mail ->
                                form(mail, body)
                                        .chain(form -> editor.save(mail, form, words()))
                                        .map(json(mail)));
    }

    @DELETE
    @Path("/{kind}")
    @Operation(summary = "Restore the words that stand without any of your own")
    public Uni<JsonObject> restore(@RestPath UUID webinar, @RestPath String kind) {
        return require(webinar, kind).chain(mail -> editor.restore(mail).map(json(mail)));
    }

    @POST
    @Path("/{kind}/preview")
    @Operation(summary = "The mail as it would be sent, with these words or those that stand")
    public Uni<JsonObject> preview(
            @RestPath UUID webinar, @RestPath String kind, @Nullable JsonObject body) {
        return require(webinar, kind)
                .chain(
                        mail ->
                                form(mail, body)
                                        .map(form -> form.check(mail.kind(), words()))
                                        .chain(text -> editor.preview(mail, text, null)))
                .map(MailsApi::shown);
    }

    static JsonObject shown(Message message) {
        return new JsonObject()
                .put("subject", message.subject())
                .put("text", message.text())
                .put("html", message.html());
    }

    @POST
    @Path("/{kind}/test")
    @Operation(summary = "Send the mail to yourself")
    public Uni<JsonObject> test(
            @RestPath UUID webinar, @RestPath String kind, @Nullable JsonObject body) {
        UUID account = Caller.of(identity).account();
        if (account == null) {
            throw new Refused(words().nobody());
        }
        return require(webinar, kind)
                .chain(
                        mail ->
                                form(mail, body)
                                        .map(form -> form.check(mail.kind(), words()))
                                        .chain(text -> send(mail, text, account)));
    }

    private Uni<JsonObject> send(Edited mail, MailText text, UUID account) {
        return Panache.withSession(() -> accounts.require(account))
                .call(one -> editor.sendTo(mail, text, one.name(), one.email()))
                .map(one -> new JsonObject().put("to", one.email()));
    }

    private Uni<MailForm> form(Edited mail, @Nullable JsonObject body) {
        JsonObject said = body == null ? new JsonObject() : body;
        return editor.words(mail).map(before -> MailForm.of(said, before));
    }

    private static Function<ChosenWords, JsonObject> json(Edited mail) {
        return words -> words.json(mail.language());
    }

    private Uni<Edited> require(UUID webinar, String kind) {
        MailKind named = MailKind.require(kind);
        return webinars.requireMine(Caller.of(identity), webinar)
                .map(found -> MailPages.edited(named, found));
    }

    private static Locale language(WebinarView webinar) {
        return Words.supported(webinar.locale());
    }

    private LetterWords words() {
        return Words.in(frame.language(), LetterWords.class);
    }
}
