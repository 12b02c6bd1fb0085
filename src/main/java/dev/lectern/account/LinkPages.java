package dev.lectern.account;

import dev.lectern.kit.limit.TooMany;
import dev.lectern.kit.token.Purpose;
import dev.lectern.kit.web.Answer;
import dev.lectern.kit.web.Frame;
import dev.lectern.kit.web.LocalPath;
import dev.lectern.kit.web.SeeOther;
import dev.lectern.kit.web.Words;
import dev.lectern.kit.web.fault.Mistakes;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * Signing in by a mailed link. Opening the link changes nothing, since mail programs open links to
 * look at them; the button on its page does.
 */
@Path("/signin")
@Produces(MediaType.TEXT_HTML)
class LinkPages {
    private final MailedLink links;
    private final AccountMails mails;
    private final SignIn signIn;
    private final Attempts attempts;
    private final Organisation organisation;
    private final Frame frame;
    private final Clock clock;

    LinkPages(
            MailedLink links,
            AccountMails mails,
            SignIn signIn,
            Attempts attempts,
            Organisation organisation,
            Frame frame,
            Clock clock) {
        this.links = links;
        this.mails = mails;
        this.signIn = signIn;
        this.attempts = attempts;
        this.organisation = organisation;
        this.frame = frame;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "account")
    static class Templates {
        static native TemplateInstance sent(String email, boolean leaves);

        static native TemplateInstance link(String email, String token, String to);

        static native TemplateInstance stale();
    }

    /** Says the same, and does as much, whether anybody has this address or not. */
    @POST
    @Path("/mail")
    public Uni<Response> mail(@BeanParam SignInForm form, RoutingContext request) {
        String email = form.address();
        if (!EmailAddress.isPlausible(email)) {
            AccountWords words = Words.in(frame.language(), AccountWords.class);
            Mistakes mistakes = new Mistakes().when(true, "email", words.noAddress());
            return Uni.createFrom().item(Answer.mend(form(form, mistakes)));
        }
        return attempts.count(Attempts.Way.MAIL, email, Visit.of(request))
                .chain(() -> send(email, form.wish()))
                .replaceWith(() -> Answer.ok(Templates.sent(email, mails.leave())))
                .onFailure(TooMany.class)
                .recoverWithItem(refused -> later(form, (TooMany) refused));
    }

    private Uni<Void> send(String email, String to) {
        return Panache.withTransaction(
                () -> mails.send(Purpose.SIGN_IN, email, to, frame.language()));
    }

    private Response later(SignInForm form, TooMany refused) {
        Mistakes wait = new Mistakes().when(true, "email", refused.sentence());
        return Answer.later(form(form, wait), refused.seconds());
    }

    private TemplateInstance form(SignInForm form, Mistakes mistakes) {
        return SignInPages.Templates.signin(
                form.address(), form.wish(), organisation.addressFor(form.wish()), true, mistakes);
    }

    @GET
    @Path("/t/{token}")
    @WithSession
    public Uni<Response> link(@RestPath String token, @RestQuery @Nullable String to) {
        return links.read(Purpose.SIGN_IN, token)
                .map(
                        account ->
                                account == null
                                        ? Answer.gone(Templates.stale())
                                        : Answer.ok(
                                                Templates.link(
                                                        account.email,
                                                        token,
                                                        LocalPath.orHome(to))));
    }

    @POST
    @Path("/link")
    public Uni<Response> follow(
            @RestForm @Nullable String token,
            @RestForm @Nullable String to,
            RoutingContext request) {
        return Panache.withTransaction(
                () ->
                        links.read(Purpose.SIGN_IN, token)
                                .chain(account -> open(account, to, request)));
    }

    private Uni<Response> open(
            @Nullable Account account, @Nullable String to, RoutingContext request) {
        if (account == null) {
            return Uni.createFrom().item(Answer.gone(Templates.stale()));
        }
        account.proveAddress(clock.instant());
        return signIn.open(account.view(), request)
                .replaceWith(() -> SeeOther.page(LocalPath.orHome(to)));
    }
}
