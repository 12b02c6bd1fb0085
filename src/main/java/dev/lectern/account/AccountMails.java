package dev.lectern.account;

import dev.lectern.kit.mail.Letter;
import dev.lectern.kit.mail.Message;
import dev.lectern.kit.mail.Outbox;
import dev.lectern.kit.mail.Post;
import dev.lectern.kit.mail.Posting;
import dev.lectern.kit.token.Purpose;
import dev.lectern.kit.web.PublicAddress;
import dev.lectern.kit.web.Words;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The mails with links that let people in. */
@ApplicationScoped
class AccountMails implements Letter {
    private final Outbox outbox;
    private final MailedLink links;
    private final PublicAddress address;
    private final Post post;

    AccountMails(Outbox outbox, MailedLink links, PublicAddress address, Post post) {
        this.post = post;
        this.outbox = outbox;
        this.links = links;
        this.address = address;
    }

    /**
     * Posts a mail to whoever has this address, in the transaction that the caller opened. Whether
     * anybody has it is found out when it is written, so that the time it takes tells nothing.
     */
    Uni<Void> send(Purpose purpose, String email, String to, Locale language) {
        return outbox.post(
                Posting.of(
                        kind(),
                        new JsonObject()
                                .put("purpose", purpose.name())
                                .put("email", email)
                                .put("to", to)
                                .put("language", language.getLanguage())));
    }

    /** Whether they really leave this machine. */
    boolean leave() {
        return post.leaves();
    }

    @Override
    public String kind() {
        return "account-link";
    }

    @Override
    public Uni<Optional<Message>> write(JsonObject about) {
        return Panache.withSession(
                        () ->
                                Account.<Account>find("email", about.getString("email"))
                                        .firstResult())
                .chain(account -> account == null ? moot() : written(account, about));
    }

    private static Uni<Optional<Message>> moot() {
        return Uni.createFrom().item(Optional.empty());
    }

    private Uni<Optional<Message>> written(Account account, JsonObject about) {
        AccountWords words =
                Words.in(language(account, about.getString("language")), AccountWords.class);
        boolean reset = about.getString("purpose").equals(Purpose.RESET.name());
        PlainMail mail =
                reset ? reset(account, words) : signIn(account, words, about.getString("to"));
        return mail.write().map(Optional::of);
    }

    private PlainMail reset(Account account, AccountWords words) {
        String link = address.of("/password/t/" + links.write(Purpose.RESET, account));
        return new PlainMail(
                account.email,
                words.resetSubject(),
                words.resetTitle(),
                words.resetText(),
                words.resetTitle(),
                link,
                words.notYou());
    }

    private PlainMail signIn(Account account, AccountWords words, String to) {
        String way = to.isEmpty() ? "" : "?to=" + URLEncoder.encode(to, StandardCharsets.UTF_8);
        String link = address.of("/signin/t/" + links.write(Purpose.SIGN_IN, account) + way);
        return new PlainMail(
                account.email,
                words.linkSubject(),
                words.linkSubject(),
                words.linkText(),
                words.signIn(),
                link,
                words.notYou());
    }

    private static Locale language(Account account, String asked) {
        @Nullable String own = account.language;
        return Locale.forLanguageTag(own == null ? asked : own);
    }
}
