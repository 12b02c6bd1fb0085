package dev.lectern.kit.mail;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mail, written and ready to go.
 *
 * @param kind what it is about, as "confirmation": shown in lists and counted
 * @param about whom or what it concerns, as "registration:" and an id: finds a person's mails
 * @param readBy the role it takes to read it in the mailbox, as it holds a link that gives this
 *     role; absent: any member may
 * @param unsubscribe address of the one-click List-Unsubscribe; absent for what must always arrive
 */
public record Message(
        String to,
        @Nullable String toName,
        @Nullable String fromName,
        @Nullable String replyTo,
        String subject,
        String text,
        String html,
        List<Attachment> attachments,
        String kind,
        @Nullable String about,
        @Nullable String unsubscribe,
        @Nullable UUID workspace,
        @Nullable String readBy) {
    /**
     * Where it stands in text, HTML or {@link #unsubscribe}, a link goes out that ends, with one
     * click, mails of a workspace that may be ended.
     */
    public static final String UNSUBSCRIBE = "https://unsubscribe.invalid/";

    /** The same in the header of a mail that itself must always arrive: it ends the others. */
    public static final String UNSUBSCRIBE_FROM_OTHERS = UNSUBSCRIBE + "others";

    boolean mayBeEnded() {
        return unsubscribe != null && !unsubscribe.equals(UNSUBSCRIBE_FROM_OTHERS);
    }

    /** From the installation itself, as a link to sign in: somebody waits for it. */
    boolean isAboutAnAccount() {
        return workspace == null;
    }

    public static Message to(String address, String subject, String text, String html) {
        return new Message(
                address, null, null, null, subject, text, html, List.of(), "message", null, null,
                null, null);
    }

    public Message named(@Nullable String recipient, @Nullable String sender) {
        return new Message(
                to,
                recipient,
                sender,
                replyTo,
                subject,
                text,
                html,
                attachments,
                kind,
                about,
                unsubscribe,
                workspace,
                readBy);
    }

    public Message about(String what, String reference, UUID owner) {
        return new Message(
                to,
                toName,
                fromName,
                replyTo,
                subject,
                text,
                html,
                attachments,
                what,
                reference,
                unsubscribe,
                owner,
                readBy);
    }

    public Message with(List<Attachment> files) {
        return new Message(
                to,
                toName,
                fromName,
                replyTo,
                subject,
                text,
                html,
                files,
                kind,
                about,
                unsubscribe,
                workspace,
                readBy);
    }

    public Message replyTo(@Nullable String address) {
        return new Message(
                to,
                toName,
                fromName,
                address,
                subject,
                text,
                html,
                attachments,
                kind,
                about,
                unsubscribe,
                workspace,
                readBy);
    }

    /** Holds a link that gives its reader this role. */
    public Message readBy(String role) {
        return new Message(
                to,
                toName,
                fromName,
                replyTo,
                subject,
                text,
                html,
                attachments,
                kind,
                about,
                unsubscribe,
                workspace,
                role);
    }

    /** May be ended by its recipient, with the house's own link. */
    public Message unsubscribable() {
        return unsubscribe(UNSUBSCRIBE);
    }

    public Message unsubscribe(String address) {
        return new Message(
                to,
                toName,
                fromName,
                replyTo,
                subject,
                text,
                html,
                attachments,
                kind,
                about,
                address,
                workspace,
                readBy);
    }
}
