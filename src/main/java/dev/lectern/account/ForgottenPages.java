package dev.lectern.account;

import dev.lectern.account.password.NewPassword;
import dev.lectern.account.password.PasswordWords;
import dev.lectern.account.password.Passwords;
import dev.lectern.kit.limit.TooMany;
import dev.lectern.kit.token.Purpose;
import dev.lectern.kit.web.Answer;
import dev.lectern.kit.web.Frame;
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

/** Choosing a new password by a mailed link. */
@Path("/password")
@Produces(MediaType.TEXT_HTML)
class ForgottenPages {
    private final MailedLink links;
    private final AccountMails mails;
    private final SignIn signIn;
    private final Attempts attempts;
    private final Passwords passwords;
    private final Frame frame;
    private final Clock clock;

    ForgottenPages(
            MailedLink links,
            AccountMails mails,
            SignIn signIn,
            Attempts attempts,
            Passwords passwords,
            Frame frame,
            Clock clock) {
        this.links = links;
        this.mails = mails;
        this.signIn = signIn;
        this.attempts = attempts;
        this.passwords = passwords;
        this.frame = frame;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "account")
    static class Templates {
        static native TemplateInstance forgot(String email, Mistakes errors);

        static native TemplateInstance reset(String email, String token, Mistakes errors);
    }

    @GET
    @Path("/forgot")
    public TemplateInstance ask(@RestQuery @Nullable String email) {
        return Templates.forgot(email == null ? "" : email, Mistakes.none());
    }

    @POST
    @Path("/forgot")
    public Uni<Response> mail(@BeanParam SignInForm form, RoutingContext request) {
        String email = form.address();
        if (!EmailAddress.isPlausible(email)) {
            AccountWords words = Words.in(frame.language(), AccountWords.class);
            Mistakes mistakes = new Mistakes().when(true, "email", words.noAddress());
            return Uni.createFrom().item(Answer.mend(Templates.forgot(email, mistakes)));
        }
        return attempts.count(Attempts.Way.MAIL, email, Visit.of(request))
                .chain(() -> send(email))
                .replaceWith(() -> Answer.ok(LinkPages.Templates.sent(email, mails.leave())))
                .onFailure(TooMany.class)
                .recoverWithItem(refused -> later(email, (TooMany) refused));
    }

    private Uni<Void> send(String email) {
        return Panache.withTransaction(
                () -> mails.send(Purpose.RESET, email, "", frame.language()));
    }

    private static Response later(String email, TooMany refused) {
        Mistakes wait = new Mistakes().when(true, "email", refused.sentence());
        return Answer.later(Templates.forgot(email, wait), refused.seconds());
    }

    @GET
    @Path("/t/{token}")
    @WithSession
    public Uni<Response> choose(@RestPath String token) {
        return links.read(Purpose.RESET, token)
                .map(
                        account ->
                                account == null
                                        ? Answer.gone(LinkPages.Templates.stale())
                                        : Answer.ok(
                                                Templates.reset(
                                                        account.email, token, Mistakes.none())));
    }

    @POST
    @Path("/reset")
    public Uni<Response> reset(
            @RestForm @Nullable String token,
            @RestForm @Nullable String password,
            RoutingContext request) {
        NewPassword wished = new NewPassword(password == null ? "" : password);
        return Panache.withSession(() -> links.read(Purpose.RESET, token))
                .chain(
                        account ->
                                account == null
                                        ? Uni.createFrom()
                                                .item(Answer.gone(LinkPages.Templates.stale()))
                                        : change(account, String.valueOf(token), wished, request));
    }

    private Uni<Response> change(
            Account account, String token, NewPassword wished, RoutingContext request) {
        Mistakes mistakes = new Mistakes();
        PasswordWords words = Words.in(frame.language(), PasswordWords.class);
        wished.check(mistakes, account.email, account.name, words);
        if (!mistakes.isEmpty()) {
            return Uni.createFrom()
                    .item(Answer.mend(Templates.reset(account.email, token, mistakes)));
        }
        return passwords
                .hash(wished.text())
                .chain(hash -> Panache.withTransaction(() -> save(token, hash, request)));
    }

    /** Reads the link again: hashing took a while, and a link works once. */
    private Uni<Response> save(String token, String hash, RoutingContext request) {
        return links.read(Purpose.RESET, token)
                .chain(
                        account -> {
                            if (account == null) {
                                return Uni.createFrom()
                                        .item(Answer.gone(LinkPages.Templates.stale()));
                            }
                            account.proveAddress(clock.instant());
                            return signIn.changePassword(account, hash, request)
                                    .replaceWith(() -> SeeOther.page("/"));
                        });
    }
}
