package dev.lectern.reminder;

import dev.lectern.account.AccountView;
import dev.lectern.account.Accounts;
import dev.lectern.kit.mail.Letter;
import dev.lectern.kit.mail.Message;
import dev.lectern.registration.PersonView;
import dev.lectern.webinar.WebinarView;
import dev.lectern.webinar.Webinars;
import dev.lectern.workspace.Workspaces;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** What a host reads in the morning: how many registered, how many wait for an answer. */
@ApplicationScoped
class DigestLetter implements Letter {
    static final String KIND = "host.digest";

    private final Webinars webinars;
    private final Accounts accounts;
    private final Workspaces workspaces;
    private final Writing writing;

    DigestLetter(Webinars webinars, Accounts accounts, Workspaces workspaces, Writing writing) {
        this.webinars = webinars;
        this.accounts = accounts;
        this.workspaces = workspaces;
        this.writing = writing;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Uni<Optional<Message>> write(JsonObject about) {
        return webinars.find(UUID.fromString(about.getString("webinar")))
                .map(found -> found.filter(webinar -> webinar.host() != null))
                .chain(
                        found ->
                                found.map(webinar -> write(webinar, about))
                                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    private Uni<Optional<Message>> write(WebinarView webinar, JsonObject about) {
        return Panache.withSession(
                        () ->
                                accounts.find(Objects.requireNonNull(webinar.host()))
                                        .chain(
                                                host ->
                                                        workspaces
                                                                .require(webinar.workspace())
                                                                .map(
                                                                        house ->
                                                                                host.map(
                                                                                        one ->
                                                                                                new Subject(
                                                                                                        house,
                                                                                                        webinar,
                                                                                                        person(
                                                                                                                webinar,
                                                                                                                one),
                                                                                                        about)))))
                .chain(
                        subject ->
                                subject.map(one -> writing.write(MailKind.HOST_DIGEST, one))
                                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    /** The host, as mails see whom they are to. */
    private static PersonView person(WebinarView webinar, AccountView host) {
        return PersonView.addressee(webinar, host.id(), host.email(), host.name(), host.timezone());
    }
}
