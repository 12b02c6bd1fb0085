package dev.lectern.reminder;

import dev.lectern.kit.mail.MailLog;
import dev.lectern.kit.mail.Message;
import dev.lectern.kit.mail.Outbox;
import dev.lectern.kit.mail.Posting;
import dev.lectern.registration.PersonView;
import dev.lectern.registration.Registrations;
import dev.lectern.registration.Status;
import dev.lectern.webinar.OccurrenceView;
import dev.lectern.webinar.StagePeople;
import dev.lectern.webinar.StagePeopleListener;
import dev.lectern.webinar.StagePersonView;
import dev.lectern.webinar.WebinarListener;
import dev.lectern.webinar.WebinarState;
import dev.lectern.webinar.WebinarView;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Has those on stage told what concerns them; posted with the change, written when sent. */
@ApplicationScoped
class StageMails implements WebinarListener, StagePeopleListener {
    private final StagePeople people;
    private final Registrations registrations;
    private final Outbox outbox;
    private final StageWriting writing;
    private final MailLog mails;
    private final Clock clock;

    StageMails(
            StagePeople people,
            Registrations registrations,
            Outbox outbox,
            StageWriting writing,
            MailLog mails,
            Clock clock) {
        this.mails = mails;
        this.clock = clock;
        this.people = people;
        this.registrations = registrations;
        this.outbox = outbox;
        this.writing = writing;
    }

    @Override
    public Uni<Void> published(WebinarView webinar) {
        return people.all(webinar.id())
                .chain(all -> postEach(all, one -> invitation(StageMailKind.INVITED, one)));
    }

    @Override
    public Uni<Void> invited(WebinarView webinar, StagePersonView person) {
        return whenPublished(webinar, invitation(StageMailKind.INVITED, person));
    }

    @Override
    public Uni<Void> linkRenewed(WebinarView webinar, StagePersonView person) {
        return whenPublished(webinar, invitation(StageMailKind.RENEWED, person));
    }

    /** Who is registered too has their link to the stage by what is mailed of that. */
    @Override
    public Uni<Void> askedAgain(
            SqlClient transaction, WebinarView webinar, StagePersonView person) {
        return registrations
                .findByAddress(webinar.id(), List.of(person.email()))
                .chain(
                        places ->
                                webinar.state() != WebinarState.PUBLISHED
                                                || places.stream().anyMatch(StageMails::toldOfIt)
                                        ? Uni.createFrom().voidItem()
                                        : postSeldom(
                                                transaction,
                                                invitation(StageMailKind.INVITED, person)));
    }

    private static boolean toldOfIt(PersonView place) {
        return switch (place.status()) {
            case APPROVED, PENDING, WAITLISTED -> true;
            default -> false;
        };
    }

    /** As often as others are sent their link. */
    private Uni<Void> postSeldom(SqlClient transaction, Posting posting) {
        Instant now = clock.instant();
        return mails.notOften(transaction, List.of(posting), 1, now.minus(PersonMails.PAUSE))
                .chain(
                        due ->
                                mails.notOften(
                                        transaction,
                                        due,
                                        PersonMails.MOST_A_DAY,
                                        now.minus(PersonMails.DAY)))
                .chain(
                        due ->
                                due.isEmpty()
                                        ? Uni.createFrom().voidItem()
                                        : outbox.post(transaction, due));
    }

    /**
     * By then they stand there no more, so the mail carries whom it is to. Who is registered too
     * may still watch, by the link that they did not get while they were to speak.
     */
    @Override
    public Uni<Void> removed(WebinarView webinar, StagePersonView person) {
        JsonObject about = about(person).put("name", person.name()).put("email", person.email());
        return whenPublished(webinar, posting(StageMailKind.REMOVED, person, about))
                .chain(() -> registrations.findByAddress(webinar.id(), List.of(person.email())))
                .chain(places -> confirm(webinar, places));
    }

    private Uni<Void> confirm(WebinarView webinar, List<PersonView> places) {
        Uni<Void> posted = Uni.createFrom().voidItem();
        for (PersonView place : places) {
            if (place.status() == Status.APPROVED) {
                Posting posting = PersonMails.confirmation(place);
                posted = posted.chain(() -> whenPublished(webinar, posting));
            }
        }
        return posted;
    }

    @Override
    public Uni<Void> wentLive(WebinarView webinar, OccurrenceView date) {
        return people.all(webinar.id())
                .chain(
                        all ->
                                postEach(
                                        all,
                                        one ->
                                                dated(StageMailKind.LIVE, one, date)
                                                        .once(
                                                                "stage.live:"
                                                                        + one.id()
                                                                        + ":"
                                                                        + date.id())));
    }

    /** However many dates change at once, it is one mail. */
    @Override
    public Uni<Void> datesChanged(
            WebinarView webinar, List<OccurrenceView> moved, List<OccurrenceView> cancelled) {
        return changed(StageMailKind.MOVED, webinar, moved)
                .chain(() -> changed(StageMailKind.CANCELLED, webinar, cancelled));
    }

    @Override
    public Uni<Void> added(WebinarView webinar, List<OccurrenceView> dates) {
        return ChangedDates.toldByThemselves(webinar, dates)
                ? changed(StageMailKind.ADDED, webinar, dates)
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> changed(StageMailKind kind, WebinarView webinar, List<OccurrenceView> dates) {
        return dates.isEmpty()
                ? Uni.createFrom().voidItem()
                : people.all(webinar.id())
                        .chain(all -> postEach(all, one -> changed(kind, one, dates.get(0))));
    }

    private static Posting changed(
            StageMailKind kind, StagePersonView person, OccurrenceView first) {
        String change = Objects.requireNonNull(first.change()).id().toString();
        JsonObject about =
                about(person)
                        .put("occurrence", first.id().toString())
                        .put(ChangedDates.CHANGE, change);
        return posting(kind, person, about).once(kind.letter() + ":" + person.id() + ":" + change);
    }

    /** What was announced and goes before its time is cancelled for those who were to speak. */
    @Override
    public Uni<Void> deleted(WebinarView webinar) {
        boolean expected = webinar.state() == WebinarState.PUBLISHED && !webinar.coming().isEmpty();
        return expected
                ? people.all(webinar.id()).chain(all -> sendFarewells(webinar, all))
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> sendFarewells(WebinarView webinar, List<StagePersonView> all) {
        Uni<Void> sent = Uni.createFrom().voidItem();
        for (StagePersonView person : all) {
            sent = sent.chain(() -> writing.farewell(webinar, person)).chain(this::send);
        }
        return sent;
    }

    private Uni<Void> send(Optional<Message> mail) {
        return mail.map(one -> outbox.send(one).replaceWithVoid())
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    /** Posts one of the webinar's reminders to those on stage. */
    Uni<Void> remind(WebinarView webinar, OccurrenceView date, int minutes) {
        String key = ":" + date.id() + ":" + date.startsAt() + ":" + minutes;
        return Panache.withTransaction(
                () ->
                        people.all(webinar.id())
                                .chain(
                                        all ->
                                                postEach(
                                                        all,
                                                        one ->
                                                                reminder(one, date, minutes)
                                                                        .once(
                                                                                "stage.reminder:"
                                                                                        + one.id()
                                                                                        + key))));
    }

    private static Posting reminder(StagePersonView person, OccurrenceView date, int minutes) {
        JsonObject about =
                about(person)
                        .put("occurrence", date.id().toString())
                        .put("startsAt", date.startsAt().toString())
                        .put("minutes", minutes);
        return posting(StageMailKind.REMINDER, person, about);
    }

    private Uni<Void> whenPublished(WebinarView webinar, Posting posting) {
        return webinar.state() == WebinarState.PUBLISHED
                ? outbox.post(posting)
                : Uni.createFrom().voidItem();
    }

    /** One of those on stage to the letter they get. */
    private interface Addressing {
        Posting to(StagePersonView person);
    }

    private Uni<Void> postEach(List<StagePersonView> all, Addressing letter) {
        Uni<Void> posted = Uni.createFrom().voidItem();
        for (StagePersonView person : all) {
            posted = posted.chain(() -> outbox.post(letter.to(person)));
        }
        return posted;
    }

    private static Posting invitation(StageMailKind kind, StagePersonView person) {
        return posting(kind, person, about(person));
    }

    private static Posting dated(StageMailKind kind, StagePersonView person, OccurrenceView date) {
        return posting(kind, person, about(person).put("occurrence", date.id().toString()));
    }

    static JsonObject about(StagePersonView person) {
        return new JsonObject()
                .put("person", person.id().toString())
                .put("webinar", person.webinar().toString());
    }

    private static Posting posting(StageMailKind kind, StagePersonView person, JsonObject about) {
        return Posting.of(kind.letter(), about)
                .concerning(reference(person.id().toString()), person.workspace());
    }

    /** How a mail names the person on stage whom it concerns. */
    static String reference(String person) {
        return "stage:" + person;
    }
}
