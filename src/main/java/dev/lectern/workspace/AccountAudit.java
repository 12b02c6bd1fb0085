package dev.lectern.workspace;

import dev.lectern.account.AccountListener;
import dev.lectern.kit.audit.AuditLog;
import dev.lectern.kit.audit.Author;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Notes what people do with their accounts: signing in, in the workspace where it leads; what
 * changes the account or tries to get into it, in every workspace of theirs. From where is said in
 * the only one or where it leads: no workspace learns from where somebody works for another.
 */
@ApplicationScoped
class AccountAudit implements AccountListener {
    static final String STRANGER = "not signed in";

    /** Who did what with whose account. */
    private record Deed(String actor, String action, String email) {}

    private final AuditLog audit;

    AccountAudit(AuditLog audit) {
        this.audit = audit;
    }

    @Override
    public Uni<Void> told(Event event, UUID account, String email, @Nullable String address) {
        String actor = byStranger(event) ? STRANGER : email;
        String action = "account." + event.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return Member.<Member>list("accountId = ?1 order by joinedAt", account)
                .map(members -> event == Event.SIGNED_IN ? first(members) : members)
                .chain(
                        told ->
                                note(
                                        told,
                                        new Deed(actor, action, email),
                                        told.size() == 1 || byStranger(event) ? address : null));
    }

    /** Whoever fails to sign in is not known to be whose account it is. */
    private static boolean byStranger(Event event) {
        return event == Event.SIGN_IN_FAILED || event == Event.LOCKED_OUT;
    }

    private static List<Member> first(List<Member> members) {
        return members.subList(0, Math.min(1, members.size()));
    }

    private Uni<Void> note(List<Member> members, Deed deed, @Nullable String address) {
        return Multi.createFrom()
                .iterable(members)
                .onItem()
                .transformToUniAndConcatenate(
                        member ->
                                audit.note(
                                        new Author(member.workspaceId, deed.actor(), address),
                                        deed.action(),
                                        deed.email(),
                                        new JsonObject()))
                .collect()
                .last()
                .replaceWithVoid();
    }
}
