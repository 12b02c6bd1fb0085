package dev.lectern.reminder;

import dev.lectern.kit.mail.Message;
import dev.lectern.kit.web.Accent;
import dev.lectern.kit.web.PublicAddress;
import dev.lectern.kit.web.TimeWords;
import dev.lectern.kit.web.Words;
import dev.lectern.registration.stage.StageLinks;
import dev.lectern.webinar.OccurrenceView;
import dev.lectern.webinar.StagePeople;
import dev.lectern.webinar.StagePersonView;
import dev.lectern.webinar.WebinarView;
import dev.lectern.webinar.Webinars;
import dev.lectern.workspace.WorkspaceView;
import dev.lectern.workspace.Workspaces;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes mails to those on stage, in the webinar's language and its host's time. */
@ApplicationScoped
class StageWriting {
    private final StagePeople people;
    private final Webinars webinars;
    private final Workspaces workspaces;
    private final StageLinks links;
    private final StageCalendar calendar;
    private final MailTemplates templates;
    private final PublicAddress address;
    private final Clock clock;

    StageWriting(
            StagePeople people,
            Webinars webinars,
            Workspaces workspaces,
            StageLinks links,
            StageCalendar calendar,
            MailTemplates templates,
            PublicAddress address,
            Clock clock) {
        this.people = people;
        this.webinars = webinars;
        this.workspaces = workspaces;
        this.links = links;
        this.calendar = calendar;
        this.templates = templates;
        this.address = address;
        this.clock = clock;
    }

    /**
     * Whom a mail is to, and what it is about as it stands now.
     *
     * @param link absent for who stands on the stage no more
     * @param since when they were asked onto it; absent likewise
     */
    record Matter(
            StageMailKind kind,
            WorkspaceView house,
            WebinarView webinar,
            UUID person,
            String name,
            String email,
            @Nullable String link,
            @Nullable Instant since,
            JsonObject about) {}

    /** The mail, or nothing when what it would say no longer holds. */
    Uni<Optional<Message>> write(StageMailKind kind, JsonObject about) {
        Uni<Optional<Matter>> matter =
                webinars.find(UUID.fromString(about.getString("webinar")))
                        .map(found -> found.filter(webinar -> kind.holds(webinar, about)))
                        .chain(
                                found ->
                                        found.isEmpty()
                                                ? Uni.createFrom().item(Optional.empty())
                                                : gather(kind, found.get(), about));
        return matter.chain(
                found ->
                        found.isEmpty()
                                ? Uni.createFrom().item(Optional.empty())
                                : write(found.get()));
    }

    /** That a webinar does not happen, written while it is still there to be told of. */
    Uni<Optional<Message>> farewell(WebinarView webinar, StagePersonView person) {
        JsonObject about = new JsonObject().put(StageMailKind.DELETED, true);
        return Panache.withSession(() -> workspaces.require(webinar.workspace()))
                .map(house -> here(StageMailKind.CANCELLED, house, webinar, person, about))
                .chain(this::write);
    }

    /** The mail in the words that hold for the webinar, unless its host turned it off. */
    private Uni<Optional<Message>> write(Matter matter) {
        return templates
                .find(matter.kind().mail, matter.webinar())
                .chain(
                        text ->
                                text.isEmpty()
                                        ? Uni.createFrom().item(Optional.empty())
                                        : lay(matter, worded(matter, text.get()))
                                                .map(Optional::of));
    }

    /** Where not all of the webinar is meant, our words say so. */
    private static MailText worded(Matter matter, MailText text) {
        WebinarView webinar = matter.webinar();
        MailKind kind = matter.kind().mail;
        boolean stands = !matter.about().getBoolean(StageMailKind.DELETED, false);
        List<OccurrenceView> changed = ChangedDates.in(webinar, matter.about());
        return Meant.by(kind, webinar, changed)
                .filter(meant -> stands)
                .map(meant -> text.about(meant, kind, Words.supported(webinar.locale())))
                .orElse(text);
    }

    private Uni<Optional<Matter>> gather(
            StageMailKind kind, WebinarView webinar, JsonObject about) {
        UUID id = UUID.fromString(about.getString("person"));
        return Panache.withSession(() -> workspaces.require(webinar.workspace()))
                .chain(
                        house ->
                                people.find(id)
                                        .map(
                                                found ->
                                                        kind == StageMailKind.REMOVED
                                                                ? Optional.of(
                                                                        gone(
                                                                                house, webinar, id,
                                                                                about))
                                                                : found.map(
                                                                        one ->
                                                                                here(
                                                                                        kind, house,
                                                                                        webinar,
                                                                                        one,
                                                                                        about))));
    }

    private static Matter gone(
            WorkspaceView house, WebinarView webinar, UUID person, JsonObject about) {
        return new Matter(
                StageMailKind.REMOVED,
                house,
                webinar,
                person,
                about.getString("name"),
                about.getString("email"),
                null,
                null,
                about);
    }

    private Matter here(
            StageMailKind kind,
            WorkspaceView house,
            WebinarView webinar,
            StagePersonView person,
            JsonObject about) {
        String link = kind == StageMailKind.CANCELLED ? null : links.url(person);
        return new Matter(
                kind,
                house,
                webinar,
                person.id(),
                person.name(),
                person.email(),
                link,
                person.createdAt(),
                about);
    }

    private Uni<Message> lay(Matter matter, MailText text) {
        PersonMail mail = mail(matter, text);
        Locale language = Locale.forLanguageTag(mail.language());
        ReminderWords words = Words.in(language, ReminderWords.class);
        return PersonMail.Templates.person(mail, words)
                .setLocale(language)
                .createUni()
                .chain(
                        html ->
                                PersonMail.Templates.personText(mail, words)
                                        .setLocale(language)
                                        .createUni()
                                        .map(plain -> message(matter, mail, plain, html)))
                .chain(message -> calendar.attach(matter, message));
    }

    private static Message message(Matter matter, PersonMail mail, String plain, String html) {
        String tidy = plain.replaceAll("[ \\t]+\n", "\n").replaceAll("\n{3,}", "\n\n");
        return Message.to(matter.email(), mail.subject(), tidy, html)
                .named(matter.name(), matter.house().name())
                .about(
                        matter.kind().letter(),
                        StageMails.reference(matter.person().toString()),
                        matter.webinar().workspace())
                .unsubscribe(Message.UNSUBSCRIBE_FROM_OTHERS);
    }

    private PersonMail mail(Matter matter, MailText words) {
        WebinarView webinar = matter.webinar();
        Locale language = Words.supported(webinar.locale());
        var dates =
                new MailDates(
                        new TimeWords(language, webinar.zone(), clock.instant()), webinar.zone());
        MergeTags tags = tags(matter, dates);
        Accent accent = Accent.parse(matter.house().accent()).orElse(Accent.DEFAULT);
        String hex = accent.onPaper().hex();
        boolean personal = matter.link() != null;
        return new PersonMail(
                language.getLanguage(),
                matter.house().name(),
                tags.line(words.subject()),
                tags.line(words.headline()),
                tags.paragraphs(words.text()),
                webinar.title(),
                when(matter, dates),
                hex.startsWith("#") ? hex : "#" + hex,
                "#ffffff",
                tags.line(words.button()),
                matter.link() == null ? address.of("/w/" + webinar.slug()) : matter.link(),
                personal,
                null,
                null);
    }

    private static List<String> when(Matter matter, MailDates dates) {
        WebinarView webinar = matter.webinar();
        List<OccurrenceView> changed = ChangedDates.in(webinar, matter.about());
        boolean off = matter.kind() == StageMailKind.CANCELLED;
        return dates.lines(
                changed.isEmpty() ? List.of(StageMailKind.date(webinar, matter.about())) : changed,
                off ? List.of() : webinar.coming());
    }

    private static MergeTags tags(Matter matter, MailDates dates) {
        OccurrenceView date = StageMailKind.date(matter.webinar(), matter.about());
        return new MergeTags(
                Map.of(
                        "name", matter.name(),
                        "title", matter.webinar().title(),
                        "host", matter.house().name(),
                        "when", dates.span(date),
                        "starts", dates.starts(date.startsAt()),
                        "dates", dates.listed(ChangedDates.in(matter.webinar(), matter.about())),
                        "others", dates.others(matter.webinar())));
    }
}
