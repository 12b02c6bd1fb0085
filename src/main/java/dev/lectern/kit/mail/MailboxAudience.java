package dev.lectern.kit.mail;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import java.util.List;

/**
 * Whose account mails, which belong to no workspace, a visitor may read in the mailbox: asked of
 * the package that knows who is a member where.
 */
public interface MailboxAudience {

    /** Addresses in lower case. */
    Uni<List<String>> addressesReadableBy(SecurityIdentity visitor);
}
