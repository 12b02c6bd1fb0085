package dev.lectern.workspace;

import dev.lectern.account.AccountView;
import dev.lectern.account.Accounts;
import dev.lectern.account.PlainMail;
import dev.lectern.kit.mail.Letter;
import dev.lectern.kit.mail.Message;
import dev.lectern.kit.mail.Outbox;
import dev.lectern.kit.mail.Posting;
import dev.lectern.kit.token.Tokens;
import dev.lectern.kit.web.PublicAddress;
import dev.lectern.kit.web.Words;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The mail that asks a colleague in; moot once the invitation was used or withdrawn. */
@ApplicationScoped
class InvitationMails implements Letter {
    private final Outbox outbox;
    private final Accounts accounts;
    private final Tokens tokens;
    private final PublicAddress address;
    private final Clock clock;

    InvitationMails(
            Outbox outbox, Accounts accounts, Tokens tokens, PublicAddress address, Clock clock) {
        this.outbox = outbox;
        this.accounts = accounts;
        this.tokens = tokens;
        this.address = address;
        this.clock = clock;
    }

    Uni<Void> send(Invitation invitation) {
        return outbox.post(
                Posting.of(kind(), new JsonObject().put("invitation", invitation.id.toString()))
                        .concerning(reference(invitation), invitation.workspaceId));
    }

    static String reference(Invitation invitation) {
        return "invitation:" + invitation.id;
    }

    @Override
    public String kind() {
        return "invitation";
    }

    @Override
    public Uni<Optional<Message>> write(JsonObject about) {
        UUID id = UUID.fromString(about.getString("invitation"));
        return Panache.withSession(() -> mail(id))
                .chain(
                        mail ->
                                mail.isEmpty()
                                        ? Uni.createFrom().item(Optional.empty())
                                        : mail.get().write().map(Optional::of));
    }

    private Uni<Optional<Offer>> mail(UUID id) {
        return Invitation.<Invitation>findById(id)
                .chain(
                        invitation ->
                                invitation == null || !invitation.isOpen(clock.instant())
                                        ? Uni.createFrom().item(Optional.empty())
                                        : mail(invitation).map(Optional::of));
    }

    private Uni<Offer> mail(Invitation invitation) {
        return Workspace.<Workspace>findById(invitation.workspaceId)
                .chain(
                        workspace ->
                                inviter(invitation.invitedBy)
                                        .map(by -> mail(invitation, workspace, by)));
    }

    /** A mail, and the role that its link gives. */
    private record Offer(PlainMail mail, Role role) {
        Uni<Message> write() {
            return mail.write().map(message -> message.readBy(role.word()));
        }
    }

    private Offer mail(Invitation invitation, Workspace workspace, Optional<AccountView> inviter) {
        WorkspaceWords words =
                Words.in(Locale.forLanguageTag(workspace.language), WorkspaceWords.class);
        String by = inviter.map(AccountView::name).orElse(workspace.name);
        String subject = words.mailSubject(by, workspace.name);
        String link = address.of("/invitation/t/" + Invitations.link(tokens, invitation));
        PlainMail mail =
                new PlainMail(
                        invitation.email,
                        subject,
                        subject,
                        words.mailText(by, workspace.name),
                        words.mailButton(),
                        link,
                        words.mailFoot(workspace.name));
        return new Offer(mail, invitation.role);
    }

    private Uni<Optional<AccountView>> inviter(@Nullable UUID account) {
        return account == null ? Uni.createFrom().item(Optional.empty()) : accounts.find(account);
    }
}
