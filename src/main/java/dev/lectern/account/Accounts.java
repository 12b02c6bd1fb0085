package dev.lectern.account;

import dev.lectern.account.AccountListener.Event;
import dev.lectern.account.password.Passwords;
import dev.lectern.kit.web.fault.NotFound;
import dev.lectern.kit.web.fault.Sentence;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The door to the people who sign in. Works in the transaction that the caller opened. */
@ApplicationScoped
public class Accounts {
    private final Passwords passwords;
    private final AccountNews news;
    private final Clock clock;

    Accounts(Passwords passwords, AccountNews news, Clock clock) {
        this.passwords = passwords;
        this.news = news;
        this.clock = clock;
    }

    /** How a password is stored; to be called before the transaction, since it takes its time. */
    public Uni<String> hash(String password) {
        return passwords.hash(password);
    }

    public Uni<Boolean> isAnyone() {
        return Account.count().map(count -> count > 0);
    }

    public Uni<AccountView> open(String email, String name, String passwordHash) {
        Account account = Account.of(email, name, clock.instant());
        account.changePassword(passwordHash);
        return account.<Account>persist().map(Account::view);
    }

    /** For who signs in by another way: an identity server, or a mailed link. */
    public Uni<AccountView> openWithoutPassword(String email, String name) {
        Account account = Account.of(email, name, clock.instant());
        account.emailVerifiedAt = clock.instant();
        return account.<Account>persist().map(Account::view);
    }

    /** From now on this subject of an identity server signs in to this account. */
    public Uni<Void> link(UUID id, String issuer, String subject) {
        return Account.<Account>findById(id)
                .invoke(account -> account.link(issuer, subject, clock.instant()))
                .chain(account -> news.tell(Event.LINKED, account.view(), null));
    }

    public Uni<Optional<AccountView>> findLinked(String issuer, String subject) {
        return Account.<Account>find("oidcIssuer = ?1 and oidcSubject = ?2", issuer, subject)
                .firstResult()
                .map(found -> Optional.ofNullable(found).map(Account::view));
    }

    public Uni<Optional<AccountView>> find(UUID id) {
        return Account.<Account>findById(id)
                .map(found -> Optional.ofNullable(found).map(Account::view));
    }

    public Uni<AccountView> require(UUID id) {
        return find(id).map(found -> found.orElseThrow(Accounts::notFound));
    }

    public Uni<Optional<AccountView>> findByEmail(String email) {
        return Account.<Account>find("email", Account.normal(email))
                .firstResult()
                .map(found -> Optional.ofNullable(found).map(Account::view));
    }

    public Uni<Map<UUID, AccountView>> findAll(Set<UUID> ids) {
        return Account.<Account>list("id in ?1", ids)
                .map(
                        found ->
                                found.stream()
                                        .map(Account::view)
                                        .collect(
                                                Collectors.toMap(
                                                        AccountView::id, Function.identity())));
    }

    /** Somebody followed a link that only the mailbox of this address holds. */
    public Uni<Void> proveAddress(UUID id) {
        return Account.<Account>findById(id)
                .invoke(account -> account.proveAddress(clock.instant()))
                .replaceWithVoid();
    }

    private static NotFound notFound() {
        return new NotFound(
                Sentence.of("There is no such account.", "Dieses Konto gibt es nicht."));
    }
}
