package dev.lectern.kit.mail.mailbox;

import dev.lectern.kit.mail.mailbox.MailboxTable.Reader;
import dev.lectern.kit.web.fault.NotFound;
import dev.lectern.kit.web.fault.Sentence;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Finds out which part of the mailbox a visitor may read. */
@ApplicationScoped
class MailboxReaders {
    private final MailboxAudience audience;

    MailboxReaders(MailboxAudience audience) {
        this.audience = audience;
    }

    Uni<Reader> of(SecurityIdentity visitor) {
        UUID workspace = visitor.getAttribute("workspace");
        return audience.reachOf(visitor).map(reach -> new Reader(workspace, reach));
    }

    static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new NotFound(
                    Sentence.of("There is no such mail.", "Diese E-Mail gibt es nicht."));
        }
    }
}
