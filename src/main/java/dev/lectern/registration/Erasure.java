package dev.lectern.registration;

import dev.lectern.kit.audit.Author;
import dev.lectern.kit.idempotency.AnswersAbout;
import dev.lectern.kit.mail.MailLog;
import dev.lectern.kit.work.Work;
import dev.lectern.registration.stage.StageLinks;
import dev.lectern.webinar.StagePeople;
import dev.lectern.webinar.WebinarView;
import dev.lectern.webinar.Webinars;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Forgets people: what they wrote goes, and that somebody was there stays, so that counts stay
 * true. Whoever was still to come is cancelled first, and their seat is free.
 */
@ApplicationScoped
class Erasure {
    private static final int BATCH = 500;
    private static final String FORGET =
            """
            update registration set name = '', email = null, email_key = null, answers = '{}',
                origin = '{}', note = null, zone = null, mailed_at = null,
                link_version = link_version + 1, erased_at = $2
            where id = any($1)
            """;

    private final Pool database;
    private final Webinars webinars;
    private final MailLog mails;
    private final ForgottenInvitations invitations;
    private final LinkStates links;
    private final News news;
    private final Work work;
    private final List<PersonalRecords> records;
    private final StagePeople stage;
    private final Clock clock;
    private final Deeds deeds;

    Erasure(
            Pool database,
            Webinars webinars,
            MailLog mails,
            ForgottenInvitations invitations,
            LinkStates links,
            News news,
            Work work,
            @All List<PersonalRecords> records,
            StagePeople stage,
            Clock clock,
            Deeds deeds) {
        this.deeds = deeds;
        this.database = database;
        this.webinars = webinars;
        this.mails = mails;
        this.invitations = invitations;
        this.links = links;
        this.news = news;
        this.work = work;
        this.records = records;
        this.stage = stage;
        this.clock = clock;
    }

    /** How mails name a registration. */
    static String reference(UUID registration) {
        return "registration:" + registration;
    }

    /**
     * One person of a webinar, with their places at all its dates.
     *
     * @param by absent: they do so themselves
     */
    Uni<Void> erase(WebinarView webinar, UUID person, @Nullable Author by) {
        return new RegistrationRows(database)
                .list(
                        "where webinar_id = $1 and (id = $2 or email_key ="
                                + " (select email_key from registration where id = $2))",
                        Tuple.of(webinar.id(), person))
                .map(Erasure::ids)
                .invoke(
                        places -> {
                            if (places.isEmpty()) {
                                throw Registrations.unknown();
                            }
                        })
                .call(
                        places ->
                                database.withTransaction(
                                        connection ->
                                                erase(connection, webinar, places)
                                                        .call(
                                                                () ->
                                                                        deeds.note(
                                                                                connection,
                                                                                by,
                                                                                "erased",
                                                                                webinar,
                                                                                places))))
                .invoke(links::changed)
                .replaceWithVoid();
    }

    private static List<UUID> ids(List<Registration> places) {
        return places.stream().map(one -> one.id).toList();
    }

    /** A place, with the webinar it is in. */
    private record Held(UUID place, WebinarView webinar) {}

    /**
     * Somebody everywhere in a workspace; the answer is how many places they had, on stages too.
     */
    Uni<Integer> erase(UUID workspace, String email, Author by) {
        Tuple whose = Tuple.of(workspace, email.strip().toLowerCase(Locale.ROOT));
        return new RegistrationRows(database)
                .list("where workspace_id = $1 and email_key = $2 order by webinar_id, id", whose)
                .chain(this::held)
                .chain(
                        places ->
                                database.withTransaction(
                                                connection -> erase(connection, places, whose, by))
                                        .invoke(done -> links.changed(ofHeld(places))));
    }

    private static List<UUID> ofHeld(List<Held> places) {
        return places.stream().map(Held::place).toList();
    }

    private Uni<List<Held>> held(List<Registration> places) {
        return Multi.createFrom()
                .iterable(places)
                .onItem()
                .transformToUniAndConcatenate(
                        one ->
                                webinars.find(one.webinar)
                                        .map(found -> new Held(one.id, found.orElseThrow())))
                .collect()
                .asList();
    }

    /** One webinar's desk after another, in an order that is always the same. */
    private Uni<Integer> erase(
            SqlConnection connection, List<Held> places, Tuple whose, Author by) {
        return Multi.createFrom()
                .iterable(places)
                .onItem()
                .transformToUniAndConcatenate(
                        one -> erase(connection, one.webinar(), List.of(one.place())))
                .collect()
                .last()
                .chain(() -> invitations.of(connection, whose.getUUID(0), whose.getString(1)))
                .chain(() -> CheckedFiles.forgetAll(connection, whose.getUUID(0)))
                .chain(() -> stage.forget(connection, whose.getUUID(0), whose.getString(1)))
                .call(
                        gone ->
                                mails.erase(
                                        connection,
                                        gone.stream().map(StageLinks::reference).toList()))
                .call(gone -> AnswersAbout.forget(connection, gone))
                .map(gone -> gone.size() + places.size())
                .call(count -> deeds.noteErased(connection, by, count));
    }

    /** Everybody of a webinar whose time is over, some at a time. */
    Uni<Void> eraseAll(WebinarView webinar) {
        return database.preparedQuery(
                        "select id from registration where webinar_id = $1 and erased_at is null"
                                + " limit $2")
                .execute(Tuple.of(webinar.id(), BATCH))
                .chain(
                        rows -> {
                            List<UUID> some = new ArrayList<>();
                            rows.forEach(row -> some.add(row.getUUID("id")));
                            return some.isEmpty()
                                    ? finish(webinar)
                                    : erase(webinar, some).chain(() -> eraseAll(webinar));
                        });
    }

    private Uni<Void> finish(WebinarView webinar) {
        return database.withTransaction(connection -> invitations.of(connection, webinar.id()))
                .chain(() -> CheckedFiles.forgetOf(database, webinar.id()))
                .chain(
                        () ->
                                database.preparedQuery(
                                                "update registration_desk set erased_at = $2"
                                                        + " where webinar_id = $1")
                                        .execute(
                                                Tuple.of(
                                                        webinar.id(),
                                                        RegistrationRows.utc(clock.instant()))))
                .replaceWithVoid();
    }

    private Uni<Integer> erase(WebinarView webinar, List<UUID> people) {
        return database.withTransaction(connection -> erase(connection, webinar, people))
                .invoke(erased -> links.changed(people));
    }

    private Uni<Integer> erase(SqlConnection connection, WebinarView webinar, List<UUID> people) {
        RegistrationRows rows = new RegistrationRows(connection);
        Instant now = clock.instant();
        return new DeskRows(connection)
                .lock(webinar.workspace(), webinar.id())
                .chain(
                        desk ->
                                rows.findAll(webinar.id(), people)
                                        .call(all -> leave(connection, webinar, desk, all, now)))
                .call(all -> forget(connection, ids(all), now))
                .call(() -> invitations.answers(connection, List.of(webinar.id())))
                .map(List::size);
    }

    /** Whoever was to come is not coming any more. */
    private Uni<Void> leave(
            SqlConnection connection,
            WebinarView webinar,
            Desk desk,
            List<Registration> people,
            Instant now) {
        RegistrationRows rows = new RegistrationRows(connection);
        boolean over = webinar.occurrences().stream().allMatch(date -> date.state().over());
        List<Registration> leaving =
                people.stream()
                        .filter(one -> !over && one.status() != Status.CANCELLED)
                        .filter(one -> one.status() != Status.DECLINED)
                        .toList();
        for (Registration one : leaving) {
            Status before = one.status();
            one.cancel();
            desk.moved(one.occurrence, before, one.status());
        }
        return rows.decide(leaving, now)
                .chain(() -> new DeskRows(connection).save(desk))
                .chain(
                        () ->
                                Seating.of(webinar, desk, now).moving(Seating.Turn.AGAIN).isEmpty()
                                        ? Uni.createFrom().voidItem()
                                        : work.enqueue(
                                                connection, List.of(OfferSeatsJob.freed(webinar))))
                .chain(() -> news.tell(connection, changes(leaving)));
    }

    private static List<PersonChanged> changes(List<Registration> leaving) {
        return leaving.stream()
                .map(one -> PersonChanged.of(PersonChanged.What.CANCELLED, one))
                .toList();
    }

    /** After the news of it, so that what they posted is taken back, too. */
    private Uni<Void> forget(SqlConnection connection, List<UUID> people, Instant now) {
        Uni<Void> all =
                invitations
                        .ofPlaces(connection, people)
                        .chain(
                                () ->
                                        connection
                                                .preparedQuery(FORGET)
                                                .execute(
                                                        Tuple.of(
                                                                people.toArray(UUID[]::new),
                                                                RegistrationRows.utc(now))))
                        .chain(
                                () ->
                                        mails.erase(
                                                connection,
                                                people.stream().map(Erasure::reference).toList()));
        all =
                all.chain(() -> CheckedFiles.forgetAbout(connection, people))
                        .chain(() -> AnswersAbout.forget(connection, people));
        for (PersonalRecords one : records) {
            all = all.chain(() -> one.erase(connection, people));
        }
        return all;
    }
}
