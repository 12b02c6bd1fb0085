package dev.lectern.webhook;

import dev.lectern.account.AccountView;
import dev.lectern.account.Accounts;
import dev.lectern.kit.mail.Message;
import dev.lectern.kit.mail.Outbox;
import dev.lectern.kit.web.PublicAddress;
import dev.lectern.kit.web.Words;
import dev.lectern.kit.web.fault.Sentence;
import dev.lectern.workspace.Workspaces;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Optional;

/** Tells a workspace's owner that an address was switched off, in the transaction that is open. */
@ApplicationScoped
class HookMails {
    private final Workspaces workspaces;
    private final Accounts accounts;
    private final Outbox outbox;
    private final PublicAddress address;

    HookMails(Workspaces workspaces, Accounts accounts, Outbox outbox, PublicAddress address) {
        this.workspaces = workspaces;
        this.accounts = accounts;
        this.outbox = outbox;
        this.address = address;
    }

    Uni<Void> switchedOff(Webhook hook, Sentence why) {
        return workspaces
                .owner(hook.workspaceId())
                .chain(
                        owner ->
                                owner.map(accounts::find)
                                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())))
                .chain(
                        owner ->
                                owner.map(person -> send(hook, person, why))
                                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Void> send(Webhook hook, AccountView owner, Sentence why) {
        String tag = owner.language();
        Locale language = tag == null ? Locale.ENGLISH : Locale.forLanguageTag(tag);
        HookWords words = Words.in(language, HookWords.class);
        String link = address.of("/settings/webhooks/" + hook.id());
        String text = words.offText(hook.url(), why.in(language));
        return Templates.off(words.offSubject(), text, link, words.offButton())
                .createUni()
                .map(
                        html ->
                                Message.to(
                                                owner.email(),
                                                words.offSubject(),
                                                text + "\n\n" + link,
                                                html)
                                        .about(
                                                "webhook-off",
                                                "webhook:" + hook.id(),
                                                hook.workspaceId()))
                .chain(outbox::send)
                .replaceWithVoid();
    }

    @CheckedTemplate(basePath = "mail/webhook")
    static class Templates {
        static native TemplateInstance off(String subject, String text, String link, String button);
    }
}
