package dev.lectern.reminder;

import dev.lectern.kit.db.Reads;
import dev.lectern.kit.mail.Message;
import dev.lectern.kit.web.Accent;
import dev.lectern.kit.web.PublicAddress;
import dev.lectern.kit.web.Words;
import dev.lectern.recording.replay.Replays;
import dev.lectern.registration.JoinLinks;
import dev.lectern.registration.PersonView;
import dev.lectern.registration.Registrations;
import dev.lectern.webinar.OccurrenceView;
import dev.lectern.webinar.WebinarView;
import dev.lectern.webinar.Webinars;
import dev.lectern.workspace.WorkspaceView;
import dev.lectern.workspace.Workspaces;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Writes mails to people: gathers what they are about, asks whether it holds, lays it out. */
@ApplicationScoped
class Writing {
    private final Registrations registrations;
    private final Reads<UUID, Optional<WebinarView>> webinars;
    private final Reads<UUID, WorkspaceView> workspaces;
    private final JoinLinks links;
    private final PersonCalendar calendar;
    private final MailTemplates templates;
    private final Replays replays;
    private final PublicAddress address;
    private final OnStage stage;
    private final Clock clock;

    Writing(
            Registrations registrations,
            Webinars webinars,
            Workspaces workspaces,
            JoinLinks links,
            PersonCalendar calendar,
            MailTemplates templates,
            Replays replays,
            PublicAddress address,
            OnStage stage,
            Vertx vertx,
            Clock clock) {
        this.registrations = registrations;
        this.webinars = new Reads<>(vertx, webinars::find);
        this.workspaces =
                new Reads<>(vertx, id -> Panache.withSession(() -> workspaces.require(id)));
        this.links = links;
        this.calendar = calendar;
        this.templates = templates;
        this.replays = replays;
        this.address = address;
        this.stage = stage;
        this.clock = clock;
    }

    /** The mail, or nothing when what it would say no longer holds or the host turned it off. */
    Uni<Optional<Message>> write(MailKind kind, JsonObject about) {
        return gather(about)
                .chain(
                        found ->
                                found.isEmpty()
                                        ? Uni.createFrom().item(Optional.empty())
                                        : write(found.get(), Truth.instead(kind, found.get())));
    }

    private Uni<Optional<Message>> write(Subject subject, MailKind kind) {
        return stage.find(subject.webinar(), subject.person())
                .chain(
                        onStage ->
                                onStage.isPresent() && !OnStage.lets(kind)
                                        ? stage.instead(kind, onStage.get())
                                        : writeTrue(kind, subject.as(onStage.orElse(null))));
    }

    private Uni<Optional<Message>> writeTrue(MailKind kind, Subject subject) {
        if (!Truth.holds(kind, subject, clock.instant())) {
            return Uni.createFrom().item(Optional.empty());
        }
        return kind.button == MailKind.Button.REPLAY
                ? replays.of(subject.webinar(), subject.date())
                        .chain(recorded -> write(kind, subject.with(recorded)))
                : write(kind, subject);
    }

    private Uni<Optional<Subject>> gather(JsonObject about) {
        return registrations
                .find(UUID.fromString(about.getString("registration")))
                .chain(
                        found ->
                                found.isEmpty()
                                        ? Uni.createFrom().item(Optional.empty())
                                        : gather(found.get(), about));
    }

    private Uni<Optional<Subject>> gather(PersonView person, JsonObject about) {
        return webinars.ask(person.webinar())
                .chain(
                        webinar ->
                                workspaces
                                        .ask(person.workspace())
                                        .map(
                                                house ->
                                                        webinar.map(
                                                                one ->
                                                                        new Subject(
                                                                                house, one, person,
                                                                                about))));
    }

    /** The mail about this, unless the host turned it off. */
    Uni<Optional<Message>> write(MailKind kind, Subject subject) {
        return templates
                .find(kind, subject.webinar())
                .chain(
                        text ->
                                text.isEmpty()
                                        ? Uni.createFrom().item(Optional.empty())
                                        : lay(kind, subject, worded(kind, subject, text.get()))
                                                .map(Optional::of));
    }

    /** Where not all of the webinar is meant, or the house took a place away, our words say so. */
    private static MailText worded(MailKind kind, Subject subject, MailText text) {
        WebinarView webinar = subject.webinar();
        if (kind == MailKind.PLACE_CANCELLED && subject.byHouse()) {
            return text.byHouse(Words.supported(webinar.locale()));
        }
        return Meant.by(kind, webinar, subject.changed())
                .map(meant -> text.about(meant, kind, Words.supported(webinar.locale())))
                .orElse(text);
    }

    /** The mail, laid out; also for a preview. */
    Uni<Message> lay(MailKind kind, Subject subject, MailText text) {
        PersonMail mail = mail(kind, subject, text);
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
                                        .map(plain -> message(kind, subject, mail, plain, html)))
                .chain(message -> calendar.attach(kind, subject, message));
    }

    private Message message(
            MailKind kind, Subject subject, PersonMail mail, String plain, String html) {
        PersonView person = subject.person();
        String tidy = plain.replaceAll("[ \\t]+\n", "\n").replaceAll("\n{3,}", "\n\n");
        Message message =
                Message.to(Objects.requireNonNull(person.email()), mail.subject(), tidy, html)
                        .named(person.name(), subject.workspace().name())
                        .about(PersonLetter.name(kind), reference(person.id()), person.workspace());
        return message.unsubscribe(
                mail.unsubscribe() == null ? Message.UNSUBSCRIBE_FROM_OTHERS : mail.unsubscribe());
    }

    /** How a mail names the registration it concerns. */
    static String reference(UUID registration) {
        return "registration:" + registration;
    }

    /** What the mail says now. */
    private PersonMail mail(MailKind kind, Subject subject, MailText text) {
        Instant now = clock.instant();
        WebinarView webinar = subject.webinar();
        MailDates dates = MailDates.of(webinar, subject.person(), now);
        MergeTags tags = tags(subject, dates);
        Accent accent = Accent.parse(subject.workspace().accent()).orElse(Accent.DEFAULT);
        boolean wanted = kind.nature == MailKind.Nature.WANTED;
        return new PersonMail(
                Words.supported(webinar.locale()).getLanguage(),
                subject.workspace().name(),
                tags.line(text.subject()),
                tags.line(text.headline()),
                Remarks.after(tags.paragraphs(text.text()), kind, subject, place(subject.person())),
                webinar.title(),
                when(kind, subject, dates),
                hex(accent.onPaper()),
                "#ffffff",
                tags.line(button(kind, subject, text)),
                link(kind, subject),
                kind.personal(),
                subject.changeable(kind) ? place(subject.person()) : null,
                wanted ? Message.UNSUBSCRIBE : null);
    }

    private static List<String> when(MailKind kind, Subject subject, MailDates dates) {
        List<OccurrenceView> changed = subject.changed();
        boolean forAll = subject.forAll() && kind.calendar != MailKind.Calendar.CANCEL;
        return dates.lines(
                changed.isEmpty() ? List.of(subject.date()) : changed,
                forAll ? subject.webinar().coming() : List.of());
    }

    /** Our own words name the replay once there is one; a host's words stand. */
    private static String button(MailKind kind, Subject subject, MailText text) {
        Locale language = Words.supported(subject.webinar().locale());
        boolean ours = text.button().equals(MailText.standard(kind, language).button());
        return ours && subject.replay().ready()
                ? Words.in(language, ReminderWords.class).watchReplay()
                : text.button();
    }

    private static String hex(Accent accent) {
        String hex = accent.hex();
        return hex.startsWith("#") ? hex : "#" + hex;
    }

    private MergeTags tags(Subject subject, MailDates dates) {
        PersonView person = subject.person();
        Map<String, String> values = new HashMap<>();
        values.put("name", person.name());
        values.put("title", subject.webinar().title());
        values.put("host", subject.workspace().name());
        values.put("when", dates.span(subject.date()));
        values.put("starts", dates.starts(subject.date().startsAt()));
        values.put("dates", dates.listed(subject.changed()));
        values.put("others", dates.others(subject.webinar()));
        values.put("replay", replay(subject));
        values.put("standing", standing(subject, dates));
        values.put("note", subject.note());
        values.put("position", person.position() == null ? "" : String.valueOf(person.position()));
        values.put(
                "until", person.offeredUntil() == null ? "" : dates.moment(person.offeredUntil()));
        for (String count : MergeTags.COUNTS) {
            values.put(count, String.valueOf(subject.about().getValue(count, "0")));
        }
        return new MergeTags(values);
    }

    private static String replay(Subject subject) {
        Locale language = Words.supported(subject.webinar().locale());
        ReminderWords words = Words.in(language, ReminderWords.class);
        return subject.replay().ready() ? words.replayReady() : words.replayLater();
    }

    /** What holds for who has no place yet; a sample waits. */
    private static String standing(Subject subject, MailDates dates) {
        PersonView person = subject.person();
        Locale language = Words.supported(subject.webinar().locale());
        ReminderWords words = Words.in(language, ReminderWords.class);
        return switch (person.status()) {
            case OFFERED ->
                    person.offeredUntil() == null
                            ? ""
                            : words.standingOffered(dates.moment(person.offeredUntil()));
            case PENDING -> words.standingPending();
            case WAITLISTED, APPROVED, DECLINED, CANCELLED -> words.standingWaiting();
        };
    }

    private String link(MailKind kind, Subject subject) {
        PersonView person = subject.person();
        return switch (kind.button) {
            case JOIN -> links.url(person.id(), person.linkVersion());
            case PLACE -> place(person);
            case REPLAY -> links.replayUrl(person.id(), person.linkVersion(), subject.date().id());
            case ACCEPT -> subject.about().getString("link", place(person));
            case PAGE, STAGE -> address.of("/w/" + subject.webinar().slug());
            case PEOPLE -> address.of("/webinars/" + subject.webinar().id() + "?tab=people");
        };
    }

    private String place(PersonView person) {
        return links.placeUrl(person.id(), person.linkVersion());
    }
}
