package dev.lectern.account;

import dev.lectern.account.password.NewPassword;
import dev.lectern.account.password.PasswordWords;
import dev.lectern.account.password.Passwords;
import dev.lectern.kit.limit.TooMany;
import dev.lectern.kit.web.Answer;
import dev.lectern.kit.web.Frame;
import dev.lectern.kit.web.SeeOther;
import dev.lectern.kit.web.Words;
import dev.lectern.kit.web.fault.Mistakes;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** Changing one's own password; whoever has none yet sets one. */
@Path("/settings/password")
@Authenticated
@Produces(MediaType.TEXT_HTML)
class PasswordPages {
    private final SecurityIdentity identity;
    private final Passwords passwords;
    private final SignIn signIn;
    private final Attempts attempts;
    private final Frame frame;

    PasswordPages(
            SecurityIdentity identity,
            Passwords passwords,
            SignIn signIn,
            Attempts attempts,
            Frame frame) {
        this.identity = identity;
        this.passwords = passwords;
        this.signIn = signIn;
        this.attempts = attempts;
        this.frame = frame;
    }

    @CheckedTemplate(basePath = "account")
    static class Templates {
        static native TemplateInstance password(boolean hasOne, String email, Mistakes errors);
    }

    @GET
    @WithSession
    public Uni<TemplateInstance> form() {
        return Account.<Account>findById(SignedIn.require(identity).account())
                .map(account -> page(account, Mistakes.none()));
    }

    @POST
    public Uni<Response> change(
            @RestForm @Nullable String current,
            @RestForm @Nullable String password,
            RoutingContext request) {
        SignedIn who = SignedIn.require(identity);
        NewPassword wished = new NewPassword(password == null ? "" : password);
        return Panache.withSession(() -> Account.<Account>findById(who.account()))
                .chain(account -> change(account, current == null ? "" : current, wished, request));
    }

    private Uni<Response> change(
            Account account, String current, NewPassword wished, RoutingContext request) {
        return Uni.createFrom()
                .deferred(
                        () -> {
                            attempts.countChange(account.id);
                            return check(account, current, wished);
                        })
                .chain(
                        mistakes ->
                                mistakes.isEmpty()
                                        ? save(account, wished, request)
                                        : Uni.createFrom()
                                                .item(Answer.mend(page(account, mistakes))))
                .onFailure(TooMany.class)
                .recoverWithItem(refused -> later(account, (TooMany) refused));
    }

    private static Response later(Account account, TooMany refused) {
        Mistakes wait = new Mistakes().when(true, "password", refused.sentence());
        return Answer.later(page(account, wait), refused.seconds());
    }

    private Uni<Mistakes> check(Account account, String current, NewPassword wished) {
        Mistakes mistakes = new Mistakes();
        wished.check(
                mistakes,
                account.email,
                account.name,
                Words.in(frame.language(), PasswordWords.class));
        AccountWords words = Words.in(frame.language(), AccountWords.class);
        boolean hasNone = account.passwordHash == null;
        return passwords
                .matches(current, account.passwordHash)
                .invoke(fits -> forgive(account, fits || hasNone))
                .map(fits -> mistakes.when(!fits && !hasNone, "current", words.currentWrong()));
    }

    /** Only guesses count, not the wishes of who knows the password. */
    private void forgive(Account account, boolean isThem) {
        if (isThem) {
            attempts.forgiveChange(account.id);
        }
    }

    private Uni<Response> save(Account seen, NewPassword wished, RoutingContext request) {
        return passwords
                .hash(wished.text())
                .chain(hash -> Panache.withTransaction(() -> save(seen, hash, request)));
    }

    /** Somebody may have changed it meanwhile, to shut out just this browser. */
    private Uni<Response> save(Account seen, String hash, RoutingContext request) {
        AccountWords words = Words.in(frame.language(), AccountWords.class);
        Mistakes stale = new Mistakes().when(true, "current", words.currentWrong());
        return Account.<Account>findById(seen.id)
                .chain(
                        account ->
                                account.credentialVersion == seen.credentialVersion
                                        ? signIn.changePassword(account, hash, request)
                                                .replaceWith(() -> changed(words))
                                        : Uni.createFrom().item(Answer.mend(page(account, stale))));
    }

    private static Response changed(AccountWords words) {
        return SeeOther.page("/settings/password", words.passwordChanged());
    }

    private static TemplateInstance page(Account account, Mistakes mistakes) {
        return Templates.password(account.passwordHash != null, account.email, mistakes);
    }
}
