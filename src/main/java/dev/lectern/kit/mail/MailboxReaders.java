package dev.lectern.kit.mail;

import dev.lectern.kit.mail.MailboxTable.Reader;
import dev.lectern.kit.web.NotFound;
import dev.lectern.kit.web.Sentence;
import io.quarkus.arc.All;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Finds out which part of the mailbox a visitor may read. */
@ApplicationScoped
class MailboxReaders {
    private final List<MailboxAudience> audiences;

    MailboxReaders(@All List<MailboxAudience> audiences) {
        this.audiences = audiences;
    }

    Uni<Reader> of(SecurityIdentity visitor) {
        UUID workspace = visitor.getAttribute("workspace");
        Uni<List<String>> addresses = Uni.createFrom().item(List.of());
        for (MailboxAudience audience : audiences) {
            addresses =
                    addresses.chain(
                            so ->
                                    audience.addressesReadableBy(visitor)
                                            .map(more -> join(so, more)));
        }
        return addresses.map(all -> new Reader(workspace, all));
    }

    private static List<String> join(List<String> some, List<String> more) {
        List<String> all = new ArrayList<>(some);
        all.addAll(more);
        return all;
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
