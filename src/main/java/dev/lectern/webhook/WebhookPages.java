package dev.lectern.webhook;

import dev.lectern.kit.web.Answer;
import dev.lectern.kit.web.Frame;
import dev.lectern.kit.web.NavigationEntry;
import dev.lectern.kit.web.SeeOther;
import dev.lectern.kit.web.SettingsEntry;
import dev.lectern.kit.web.Words;
import dev.lectern.kit.web.api.Slice;
import dev.lectern.kit.web.api.SliceQuery;
import dev.lectern.kit.web.fault.Mistakes;
import dev.lectern.kit.web.fault.Refused;
import dev.lectern.workspace.Caller;
import dev.lectern.workspace.Role;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** A workspace's webhooks in the settings: made, tried, read, sent again. */
@Path("/settings/webhooks")
@jakarta.ws.rs.Produces(jakarta.ws.rs.core.MediaType.TEXT_HTML)
@Authenticated
class WebhookPages {
    private static final String HERE = "/settings/webhooks";

    private final SecurityIdentity identity;
    private final Webhooks webhooks;
    private final Frame frame;

    WebhookPages(SecurityIdentity identity, Webhooks webhooks, Frame frame) {
        this.identity = identity;
        this.webhooks = webhooks;
        this.frame = frame;
    }

    @CheckedTemplate(basePath = "webhook")
    static class Templates {
        static native TemplateInstance list(
                List<WebhookView> hooks, WebhookForm form, Mistakes errors);

        static native TemplateInstance show(
                WebhookView hook,
                @Nullable String secret,
                List<Delivery.Line> log,
                @Nullable String older,
                WebhookForm form,
                Mistakes errors);
    }

    @GET
    public Uni<TemplateInstance> list() {
        return list(WebhookForm.empty(), Mistakes.none());
    }

    private Uni<TemplateInstance> list(WebhookForm form, Mistakes errors) {
        UUID workspace = admin();
        return Panache.withSession(() -> webhooks.all(workspace))
                .map(all -> all.stream().map(WebhookView::of).toList())
                .map(all -> Templates.list(all, form, errors));
    }

    /** Answers with the page itself: the secret is shown here and never again. */
    @POST
    public Uni<Response> make(MultivaluedMap<String, String> sent) {
        UUID workspace = admin();
        WebhookForm form = WebhookForm.of(sent);
        return webhooks.check(form.url())
                .chain(
                        () ->
                                Panache.withTransaction(
                                        () -> webhooks.make(workspace, form.url(), form.kinds())))
                .chain(made -> shown(made.hook().id(), made.secret()))
                .onFailure(Refused.class)
                .recoverWithUni(
                        refused -> list(form, Mistakes.of((Refused) refused)).map(Answer::mend));
    }

    @GET
    @Path("/{id}")
    public Uni<TemplateInstance> show(UUID id, @RestQuery @Nullable String cursor) {
        return page(id, SliceQuery.of(null, cursor), null, null, Mistakes.none());
    }

    private Uni<TemplateInstance> page(
            UUID id, @Nullable String secret, @Nullable WebhookForm typed, Mistakes errors) {
        return page(id, SliceQuery.of(null, null), secret, typed, errors);
    }

    private Uni<TemplateInstance> page(
            UUID id,
            SliceQuery asked,
            @Nullable String secret,
            @Nullable WebhookForm typed,
            Mistakes errors) {
        UUID workspace = admin();
        return Panache.withSession(
                () ->
                        webhooks.require(workspace, id)
                                .map(WebhookView::of)
                                .chain(
                                        hook ->
                                                webhooks.log(workspace, id, asked)
                                                        .map(
                                                                log ->
                                                                        page(
                                                                                hook, secret, log,
                                                                                typed, errors))));
    }

    private static TemplateInstance page(
            WebhookView hook,
            @Nullable String secret,
            Slice<Delivery> log,
            @Nullable WebhookForm typed,
            Mistakes errors) {
        WebhookForm form = typed == null ? WebhookForm.of(hook) : typed;
        return Templates.show(
                hook, secret, log.map(Delivery::line).items(), older(hook, log), form, errors);
    }

    private static @Nullable String older(WebhookView hook, Slice<Delivery> log) {
        return log.next() == null ? null : hook.page() + "?cursor=" + log.next();
    }

    private Uni<Response> shown(UUID id, String secret) {
        return page(id, secret, null, Mistakes.none()).map(Answer::ok);
    }

    @POST
    @Path("/{id}")
    public Uni<Response> change(UUID id, MultivaluedMap<String, String> sent) {
        UUID workspace = admin();
        WebhookForm form = WebhookForm.of(sent);
        return webhooks.check(form.url())
                .chain(
                        () ->
                                done(
                                        id,
                                        () ->
                                                webhooks.change(
                                                        workspace, id, form.url(), form.kinds()),
                                        HookWords::saved))
                .onFailure(Refused.class)
                .recoverWithUni(
                        refused ->
                                page(id, null, form, Mistakes.of((Refused) refused))
                                        .map(Answer::mend));
    }

    @POST
    @Path("/{id}/rotate")
    public Uni<Response> rotate(UUID id) {
        UUID workspace = admin();
        return Panache.withTransaction(() -> webhooks.rotate(workspace, id))
                .chain(made -> shown(id, made.secret()));
    }

    @POST
    @Path("/{id}/test")
    public Uni<Response> test(UUID id) {
        UUID workspace = admin();
        return done(id, () -> webhooks.test(workspace, id), HookWords::sent);
    }

    @POST
    @Path("/{id}/enable")
    public Uni<Response> enable(UUID id) {
        UUID workspace = admin();
        return done(id, () -> webhooks.enable(workspace, id), HookWords::saved);
    }

    @POST
    @Path("/{id}/deliveries/{delivery}/resend")
    public Uni<Response> resend(UUID id, UUID delivery) {
        UUID workspace = admin();
        return done(id, () -> webhooks.resend(workspace, id, delivery), HookWords::sent);
    }

    @POST
    @Path("/{id}/remove")
    public Uni<Response> remove(UUID id) {
        UUID workspace = admin();
        return Panache.withTransaction(() -> webhooks.delete(workspace, id))
                .replaceWith(() -> SeeOther.page(HERE, words().removed()));
    }

    private Uni<Response> done(UUID id, Supplier<Uni<?>> verb, Function<HookWords, String> said) {
        String toast = said.apply(words());
        return Panache.withTransaction(() -> verb.get().replaceWithVoid())
                .replaceWith(() -> SeeOther.page(HERE + "/" + id, toast));
    }

    private UUID admin() {
        return Caller.of(identity).require(Role.ADMIN).workspace();
    }

    private HookWords words() {
        return Words.in(frame.language(), HookWords.class);
    }

    @Produces
    @Singleton
    static NavigationEntry entry() {
        return new SettingsEntry(
                HERE, 135, "admin", language -> Words.in(language, HookWords.class).title());
    }
}
