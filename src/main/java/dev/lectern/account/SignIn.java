package dev.lectern.account;

import dev.lectern.account.AccountListener.Event;
import dev.lectern.account.password.Passwords;
import dev.lectern.kit.limit.TooMany;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Lets people in: takes the same time whether the account exists or not, and tells whoever listens.
 */
@ApplicationScoped
class SignIn {
    private final Passwords passwords;
    private final Sessions sessions;
    private final Attempts attempts;
    private final AccountNews news;
    private final FailedSignIn failures;

    SignIn(
            Passwords passwords,
            Sessions sessions,
            Attempts attempts,
            AccountNews news,
            FailedSignIn failures) {
        this.passwords = passwords;
        this.sessions = sessions;
        this.attempts = attempts;
        this.news = news;
        this.failures = failures;
    }

    /** The account, when address and password fit; in no transaction, since hashing takes long. */
    Uni<Optional<AccountView>> attempt(String email, String password, Visit visit) {
        return attempts.count(Attempts.Way.PASSWORD, email, visit)
                .onFailure(TooMany.class)
                .call(() -> noteLockOut(email, visit))
                .chain(() -> Panache.withSession(() -> find(email)))
                .chain(found -> compare(found, password, visit));
    }

    private Uni<Optional<AccountView>> compare(
            @Nullable Account found, String password, Visit visit) {
        return passwords
                .matches(password, found == null ? null : found.passwordHash)
                .call(
                        fits ->
                                fits
                                        ? Uni.createFrom().voidItem()
                                        : failures.note(Event.SIGN_IN_FAILED, found, visit))
                .map(
                        fits ->
                                fits
                                        ? Optional.ofNullable(found).map(Account::view)
                                        : Optional.empty());
    }

    /** Once for a row of refusals: they cost nothing, and it would. */
    private Uni<Void> noteLockOut(String email, Visit visit) {
        return attempts.claimNotice(email, visit)
                ? Panache.withSession(() -> find(email))
                        .chain(found -> failures.note(Event.LOCKED_OUT, found, visit))
                : Uni.createFrom().voidItem();
    }

    /** Signs the browser in, in the transaction that the caller opened. */
    Uni<Void> open(AccountView account, RoutingContext request) {
        attempts.forgive(account.email(), Visit.of(request));
        return sessions.signIn(account, request);
    }

    /** A new password: every browser is signed out, and the one that asked signed in afresh. */
    Uni<Void> changePassword(Account account, String hash, RoutingContext request) {
        account.changePassword(hash);
        return sessions.closeAll(account.id)
                .chain(() -> sessions.open(account.id, request))
                .chain(() -> tell(Event.PASSWORD_CHANGED, account.view(), request));
    }

    private Uni<Void> tell(Event event, AccountView account, RoutingContext request) {
        return news.tell(event, account, Visit.of(request).address());
    }

    private static Uni<@Nullable Account> find(String email) {
        return Account.<Account>find("email", email).firstResult();
    }

    static Uni<@Nullable Account> find(UUID id) {
        return Account.findById(id);
    }
}
