package dev.lectern.workspace;

import dev.lectern.kit.mail.MailLog;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who was asked into a workspace and has not come yet, and what became of the mail to them. */
@ApplicationScoped
class AskedPeople {
    private final MailLog mails;
    private final Clock clock;

    AskedPeople(MailLog mails, Clock clock) {
        this.mails = mails;
        this.clock = clock;
    }

    /** How the mail with an invitation stands. */
    enum Delivery {
        ON_ITS_WAY,
        DELAYED,
        SENT,
        LOST;

        static Delivery of(MailLog.@Nullable Entry mail) {
            if (mail == null) {
                return ON_ITS_WAY;
            }
            return switch (mail.state()) {
                case "queued" -> mail.words() == null ? ON_ITS_WAY : DELAYED;
                case "failed", "bounced", "complained", "suppressed" -> LOST;
                default -> SENT;
            };
        }
    }

    /**
     * Somebody who was asked.
     *
     * @param words what the mail server said last
     */
    record Asked(
            UUID id,
            String email,
            Role role,
            Instant until,
            Delivery delivery,
            @Nullable String words) {
        static Asked of(Invitation invitation, MailLog.@Nullable Entry mail) {
            return new Asked(
                    invitation.id,
                    invitation.email,
                    invitation.role,
                    invitation.expiresAt,
                    Delivery.of(mail),
                    mail == null ? null : mail.words());
        }

        public boolean isLost() {
            return delivery == Delivery.LOST;
        }

        public boolean isDelayed() {
            return delivery == Delivery.DELAYED;
        }

        public boolean isSent() {
            return delivery == Delivery.SENT;
        }
    }

    /** The newest first; opens a session of its own, which is over when the mails are asked for. */
    Uni<List<Asked>> of(UUID workspace) {
        return Panache.withSession(() -> Invitation.open(workspace, clock.instant()))
                .chain(open -> mails.newest(references(open)).map(newest -> asked(open, newest)));
    }

    private static List<String> references(List<Invitation> open) {
        return open.stream().map(InvitationMails::reference).toList();
    }

    private static List<Asked> asked(List<Invitation> open, Map<String, MailLog.Entry> mails) {
        return open.stream()
                .map(one -> Asked.of(one, mails.get(InvitationMails.reference(one))))
                .toList();
    }
}
