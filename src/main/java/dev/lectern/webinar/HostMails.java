package dev.lectern.webinar;

import dev.lectern.account.AccountView;
import dev.lectern.account.Accounts;
import dev.lectern.kit.mail.Letter;
import dev.lectern.kit.mail.Message;
import dev.lectern.kit.mail.Outbox;
import dev.lectern.kit.mail.Posting;
import dev.lectern.kit.web.PublicAddress;
import dev.lectern.kit.web.TimeWords;
import dev.lectern.kit.web.Words;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Reminds a host who is late; written when it is sent, so a start meanwhile makes it moot. */
@ApplicationScoped
class HostMails implements Letter {
    private static final String KIND = "late-host";

    private final Webinars webinars;
    private final Accounts accounts;
    private final Outbox outbox;
    private final PublicAddress address;
    private final Clock clock;

    HostMails(
            Webinars webinars,
            Accounts accounts,
            Outbox outbox,
            PublicAddress address,
            Clock clock) {
        this.webinars = webinars;
        this.accounts = accounts;
        this.outbox = outbox;
        this.address = address;
        this.clock = clock;
    }

    /** Posts the reminder for a little past the hour, in the transaction that is open. */
    Uni<Void> remindLater(OccurrenceView date) {
        return outbox.post(
                Posting.of(
                                KIND,
                                new JsonObject()
                                        .put("webinar", date.webinar().toString())
                                        .put("occurrence", date.id().toString())
                                        .put("startsAt", date.startsAt().toString()))
                        .once(KIND + ":" + date.id() + "@" + date.startsAt())
                        .at(date.startsAt().plus(LateHost.PATIENCE)));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Uni<Optional<Message>> write(JsonObject about) {
        return webinars.find(UUID.fromString(about.getString("webinar")))
                .map(found -> found.filter(webinar -> LateHost.waits(webinar, about)))
                .chain(
                        found ->
                                found.map(webinar -> write(webinar, about))
                                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    private Uni<Optional<Message>> write(WebinarView webinar, JsonObject about) {
        return toHost(KIND, webinar, webinar.require(LateHost.date(about)), HostMails::late);
    }

    private static Said late(HostMailWords words, String title, String time, String link) {
        return new Said(
                words.lateSubject(title, time),
                words.lateText(link),
                words.lateIntro(),
                words.lateButton());
    }

    /** What a mail to a host says: in plain text with the link, and as a page with a button. */
    record Said(String subject, String text, String intro, String button) {}

    /** Says it in the host's language. */
    interface Saying {
        Said say(HostMailWords words, String title, String time, String link);
    }

    /** A mail that leads the host into the studio; nothing where there is no host any more. */
    Uni<Optional<Message>> toHost(
            String kind, WebinarView webinar, OccurrenceView date, Saying saying) {
        UUID host = webinar.host();
        return host == null
                ? Uni.createFrom().item(Optional.empty())
                : Panache.withSession(() -> accounts.find(host))
                        .chain(
                                found ->
                                        found.map(one -> letter(kind, webinar, date, one, saying))
                                                .orElseGet(
                                                        () ->
                                                                Uni.createFrom()
                                                                        .item(Optional.empty())));
    }

    private Uni<Optional<Message>> letter(
            String kind,
            WebinarView webinar,
            OccurrenceView date,
            AccountView host,
            Saying saying) {
        Locale language = language(webinar, host);
        ZoneId zone = host.timezone() == null ? webinar.zone() : ZoneId.of(host.timezone());
        String time = new TimeWords(language, zone, clock.instant()).clock(date.startsAt());
        String link = address.of("/webinars/" + webinar.id() + "/studio");
        HostMailWords words = Words.in(language, HostMailWords.class);
        Said said = saying.say(words, webinar.title(), time, link);
        return Templates.late(said.subject(), said.intro(), link, said.button())
                .createUni()
                .map(
                        html ->
                                Optional.of(
                                        Message.to(host.email(), said.subject(), said.text(), html)
                                                .named(host.name(), null)
                                                .about(
                                                        kind,
                                                        "webinar:" + webinar.id(),
                                                        webinar.workspace())));
    }

    private static Locale language(WebinarView webinar, AccountView host) {
        return host.language() == null ? webinar.locale() : Locale.forLanguageTag(host.language());
    }

    @CheckedTemplate(basePath = "mail/webinar")
    static class Templates {
        static native TemplateInstance late(
                String subject, String text, String link, String button);
    }
}
