package dev.lectern.workspace;

import dev.lectern.account.AccountView;
import dev.lectern.account.Accounts;
import dev.lectern.kit.token.Purpose;
import dev.lectern.kit.token.Tokens;
import dev.lectern.kit.web.fault.NotAllowed;
import dev.lectern.kit.web.fault.Refused;
import dev.lectern.kit.web.fault.Sentence;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Asks colleagues in and lets them in, in the transaction that the caller opened. */
@ApplicationScoped
class Invitations {
    private final Accounts accounts;
    private final InvitationMails mails;
    private final Tokens tokens;
    private final Clock clock;

    Invitations(Accounts accounts, InvitationMails mails, Tokens tokens, Clock clock) {
        this.accounts = accounts;
        this.mails = mails;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** Mails an invitation; who was asked before, or is being asked now, is asked again. */
    Uni<Invitation> ask(Caller by, String email, Role role, String alreadyHere) {
        if (!by.role().includes(role)) {
            throw new NotAllowed(
                    Sentence.of(
                            "Only an owner invites an owner.", "Nur Inhaber laden Inhaber ein."));
        }
        return Workspace.<Workspace>findById(by.workspace(), LockModeType.PESSIMISTIC_WRITE)
                .chain(() -> accounts.findByEmail(email))
                .chain(account -> refuseMember(by.workspace(), account, alreadyHere))
                .chain(() -> Invitation.find(by.workspace(), email))
                .chain(before -> keep(before, by, email, role))
                .call(mails::send);
    }

    private static Uni<Void> refuseMember(
            UUID workspace, Optional<AccountView> account, String alreadyHere) {
        return account.isEmpty()
                ? Uni.createFrom().voidItem()
                : Member.find(workspace, account.get().id())
                        .invoke(
                                member -> {
                                    if (member != null) {
                                        throw new Refused("email", alreadyHere);
                                    }
                                })
                        .replaceWithVoid();
    }

    private Uni<Invitation> keep(@Nullable Invitation before, Caller by, String email, Role role) {
        Invitation invitation = before == null ? Invitation.of(by.workspace(), email) : before;
        invitation.ask(role, by.account(), clock.instant());
        return invitation.persist();
    }

    /** What the link of a mail stands for; null when it is over, used, or none of ours. */
    Uni<@Nullable Invitation> read(@Nullable String link) {
        return find(link, LockModeType.NONE).map(this::ifOpen);
    }

    /** The same for whoever joins: of several at once one has it, the others find it used. */
    Uni<@Nullable Invitation> take(@Nullable String link) {
        return find(link, LockModeType.PESSIMISTIC_WRITE);
    }

    @Nullable Invitation ifOpen(@Nullable Invitation found) {
        return found != null && found.isOpen(clock.instant()) ? found : null;
    }

    private Uni<@Nullable Invitation> find(@Nullable String link, LockModeType lock) {
        return tokens.read(Purpose.INVITATION, link)
                .map(claims -> find(claims, lock))
                .orElseGet(() -> Uni.createFrom().nullItem());
    }

    /**
     * A link gives the role that its own mail offered: whoever may read the mail of an earlier
     * offer gains nothing by a later, higher one.
     */
    private static Uni<@Nullable Invitation> find(Map<String, Object> claims, LockModeType lock) {
        Object role = claims.getOrDefault("r", Role.HOST.word());
        return Invitation.<Invitation>findById(UUID.fromString((String) claims.get("i")), lock)
                .map(found -> found != null && found.role.word().equals(role) ? found : null);
    }

    /** The link proves the address, so that a new account needs no further proof. */
    Uni<Void> accept(Invitation invitation, AccountView account) {
        return invitation
                .accept(account.id(), clock.instant())
                .persist()
                .chain(() -> accounts.proveAddress(account.id()));
    }

    static String link(Tokens tokens, Invitation invitation) {
        return tokens.sign(
                Purpose.INVITATION,
                Map.of("i", invitation.id, "r", invitation.role.word()),
                invitation.expiresAt);
    }
}
