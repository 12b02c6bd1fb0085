package dev.lectern.webinar;

import dev.lectern.account.AccountView;
import dev.lectern.account.Accounts;
import dev.lectern.kit.mail.Message;
import dev.lectern.kit.web.PublicAddress;
import dev.lectern.kit.web.TimeWords;
import dev.lectern.kit.web.Words;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes to those who lead a webinar: what it is about, and their way to its stage. */
@ApplicationScoped
class HostMails {
    private final Accounts accounts;
    private final StageDoor door;
    private final PublicAddress address;
    private final Clock clock;

    HostMails(Accounts accounts, StageDoor door, PublicAddress address, Clock clock) {
        this.accounts = accounts;
        this.door = door;
        this.address = address;
        this.clock = clock;
    }

    /** What a mail to a host says: in plain text with the link, and as a page with a button. */
    record Said(String subject, String text, String intro, String button) {}

    /** Says it in the reader's language. */
    interface Saying {
        Said say(HostMailWords words, String title, String time, String link);
    }

    /** What is to be said, and of which date. */
    record Mail(String kind, WebinarView webinar, OccurrenceView date, Saying saying) {}

    /** To whom, by which way they get to the stage, and whom or what the mail concerns. */
    private record Reader(
            String email,
            String name,
            @Nullable String language,
            @Nullable String zone,
            String link,
            String concerning) {}

    /** A mail that leads the host into the studio; nothing where there is no host any more. */
    Uni<Optional<Message>> toHost(Mail mail) {
        return account(mail.webinar().host())
                .map(found -> found.map(one -> host(mail, one)))
                .chain(
                        found ->
                                found.map(reader -> write(mail, reader))
                                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    private Reader host(Mail mail, AccountView account) {
        WebinarView webinar = mail.webinar();
        String which = webinar.series() ? "?occurrence=" + mail.date().id() : "";
        return new Reader(
                account.email(),
                account.name(),
                account.language(),
                account.timezone(),
                address.of("/webinars/" + webinar.id() + "/studio" + which),
                "webinar:" + webinar.id());
    }

    /** The same for somebody else who leads it: by their own link, which needs no signing in. */
    Uni<Optional<Message>> toStage(Mail mail, StagePersonView person) {
        return account(person.account()).chain(found -> write(mail, onStage(person, found)));
    }

    private Reader onStage(StagePersonView person, Optional<AccountView> account) {
        return new Reader(
                person.email(),
                person.name(),
                account.map(AccountView::language).orElse(null),
                account.map(AccountView::timezone).orElse(null),
                door.url(person),
                "stage:" + person.id());
    }

    private Uni<Optional<AccountView>> account(@Nullable UUID id) {
        return id == null
                ? Uni.createFrom().item(Optional.empty())
                : Panache.withSession(() -> accounts.find(id));
    }

    private Uni<Optional<Message>> write(Mail mail, Reader reader) {
        WebinarView webinar = mail.webinar();
        Locale language =
                reader.language() == null
                        ? webinar.locale()
                        : Locale.forLanguageTag(reader.language());
        ZoneId zone = reader.zone() == null ? webinar.zone() : ZoneId.of(reader.zone());
        String time = new TimeWords(language, zone, clock.instant()).clock(mail.date().startsAt());
        HostMailWords words = Words.in(language, HostMailWords.class);
        Said said = mail.saying().say(words, webinar.title(), time, reader.link());
        return Templates.late(said.subject(), said.intro(), reader.link(), said.button())
                .createUni()
                .map(html -> Optional.of(message(mail, reader, said, html)));
    }

    private static Message message(Mail mail, Reader reader, Said said, String html) {
        return Message.to(reader.email(), said.subject(), said.text(), html)
                .named(reader.name(), null)
                .about(mail.kind(), reader.concerning(), mail.webinar().workspace());
    }

    @CheckedTemplate(basePath = "mail/webinar")
    static class Templates {
        static native TemplateInstance late(
                String subject, String text, String link, String button);
    }
}
