package dev.lectern.account;

import dev.lectern.account.AccountListener.Event;
import dev.lectern.kit.web.Answer;
import dev.lectern.kit.web.Frame;
import dev.lectern.kit.web.SeeOther;
import dev.lectern.kit.web.Words;
import dev.lectern.kit.web.Zones;
import dev.lectern.kit.web.fault.Mistakes;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** One's own name, language and time zone. */
@Path("/settings/profile")
@Authenticated
@Produces(MediaType.TEXT_HTML)
class ProfilePages {
    private final SecurityIdentity identity;
    private final AccountNews news;
    private final Frame frame;

    ProfilePages(SecurityIdentity identity, AccountNews news, Frame frame) {
        this.identity = identity;
        this.news = news;
        this.frame = frame;
    }

    @CheckedTemplate(basePath = "account")
    static class Templates {
        static native TemplateInstance profile(
                String email,
                String name,
                String language,
                String timezone,
                List<String> zones,
                Mistakes errors);
    }

    @GET
    @WithSession
    public Uni<TemplateInstance> profile() {
        return Account.<Account>findById(SignedIn.require(identity).account())
                .map(
                        account ->
                                page(
                                        account.email,
                                        ProfileForm.of(account.view()),
                                        Mistakes.none()));
    }

    @POST
    @WithTransaction
    public Uni<Response> save(@BeanParam ProfileForm form, RoutingContext request) {
        AccountWords words = Words.in(frame.language(), AccountWords.class);
        SignedIn who = SignedIn.require(identity);
        Mistakes mistakes = form.check(words);
        if (!mistakes.isEmpty()) {
            return Uni.createFrom().item(Answer.mend(page(who.email(), form, mistakes)));
        }
        return Account.<Account>findById(who.account())
                .invoke(form::fill)
                .chain(
                        account ->
                                news.tell(
                                        Event.PROFILE_CHANGED,
                                        account.view(),
                                        Visit.of(request).address()))
                .replaceWith(() -> SeeOther.page("/settings/profile", words.profileSaved()));
    }

    private static TemplateInstance page(String email, ProfileForm form, Mistakes mistakes) {
        return Templates.profile(
                email,
                form.name(),
                form.language(),
                form.timezone(),
                Zones.names(form.timezone()),
                mistakes);
    }
}
