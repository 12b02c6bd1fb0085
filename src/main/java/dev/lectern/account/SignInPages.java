package dev.lectern.account;

import dev.lectern.kit.limit.TooMany;
import dev.lectern.kit.web.Answer;
import dev.lectern.kit.web.Frame;
import dev.lectern.kit.web.LocalPath;
import dev.lectern.kit.web.SeeOther;
import dev.lectern.kit.web.Words;
import dev.lectern.kit.web.fault.Mistakes;
import io.quarkus.hibernate.reactive.panache.Panache;
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
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Signing in with a password. */
@Path("/signin")
@Produces(MediaType.TEXT_HTML)
class SignInPages {
    private final SignIn signIn;
    private final Accounts accounts;
    private final Organisation organisation;
    private final Frame frame;

    SignInPages(SignIn signIn, Accounts accounts, Organisation organisation, Frame frame) {
        this.signIn = signIn;
        this.accounts = accounts;
        this.organisation = organisation;
        this.frame = frame;
    }

    @CheckedTemplate(basePath = "account")
    static class Templates {
        static native TemplateInstance signin(
                String email,
                String to,
                @Nullable String organisation,
                boolean anyone,
                Mistakes errors);
    }

    @GET
    public Uni<Response> form(@RestQuery @Nullable String to, @RestQuery @Nullable String email) {
        if (frame.person() != null) {
            return Uni.createFrom().item(SeeOther.page(LocalPath.orHome(to)));
        }
        return Panache.withSession(accounts::isAnyone)
                .map(
                        anyone ->
                                Templates.signin(
                                        email == null ? "" : email,
                                        to == null ? "" : to,
                                        organisation.addressFor(to),
                                        anyone,
                                        Mistakes.none()))
                .map(Answer::ok);
    }

    @POST
    public Uni<Response> signIn(@BeanParam SignInForm form, RoutingContext request) {
        return signIn.attempt(form.address(), form.secret(), Visit.of(request))
                .chain(
                        account ->
                                account.isEmpty()
                                        ? Uni.createFrom().item(again(form))
                                        : welcome(account.get(), form, request))
                .onFailure(TooMany.class)
                .recoverWithItem(refused -> later(form, (TooMany) refused));
    }

    private Response later(SignInForm form, TooMany refused) {
        Mistakes wait = new Mistakes().when(true, "password", refused.sentence());
        return Answer.later(page(form, wait), refused.seconds());
    }

    private Uni<Response> welcome(AccountView account, SignInForm form, RoutingContext request) {
        return Panache.withTransaction(() -> signIn.open(account, request))
                .replaceWith(() -> SeeOther.page(LocalPath.orHome(form.wish())));
    }

    private Response again(SignInForm form) {
        AccountWords words = Words.in(frame.language(), AccountWords.class);
        return Answer.mend(page(form, new Mistakes().when(true, "password", words.wrong())));
    }

    private TemplateInstance page(SignInForm form, Mistakes mistakes) {
        return Templates.signin(
                form.address(), form.wish(), organisation.addressFor(form.wish()), true, mistakes);
    }
}
