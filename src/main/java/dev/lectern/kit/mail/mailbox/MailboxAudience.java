package dev.lectern.kit.mail.mailbox;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import java.util.List;

/**
 * Which mails with a link that lets its reader in a visitor may read in the mailbox: asked of the
 * package that knows who is a member where, and as what.
 */
public interface MailboxAudience {
    /**
     * What somebody may read.
     *
     * @param roles the roles that they reach, as "host"
     * @param addresses whose account mails, which belong to no workspace; in lower case
     */
    record Reach(List<String> roles, List<String> addresses) {}

    Uni<Reach> reachOf(SecurityIdentity visitor);
}
