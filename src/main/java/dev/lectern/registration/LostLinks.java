package dev.lectern.registration;

import static java.util.Comparator.comparing;

import dev.lectern.registration.PersonChanged.What;
import dev.lectern.registration.form.EmailAddress;
import dev.lectern.webinar.OccurrenceState;
import dev.lectern.webinar.OccurrenceView;
import dev.lectern.webinar.WebinarState;
import dev.lectern.webinar.WebinarView;
import dev.lectern.webinar.Webinars;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Sends people their link again when they ask for it, at most every few minutes; whether somebody
 * is registered shows in their mailbox only.
 */
@ApplicationScoped
class LostLinks {
    private static final int MOST_WEBINARS = 10;
    private static final int MOST_LOOKED_AT = 30;
    private static final int MOST_DATES = 5;

    private final Pool database;
    private final Webinars webinars;
    private final News news;
    private final Clock clock;

    LostLinks(Pool database, Webinars webinars, News news, Clock clock) {
        this.database = database;
        this.webinars = webinars;
        this.news = news;
        this.clock = clock;
    }

    Uni<Void> send(WebinarView webinar, EmailAddress address) {
        return send(webinar, address.key());
    }

    /**
     * Of every webinar that this address asked for; of very many those with a date to come first,
     * and places before wishes without one.
     */
    Uni<Void> sendAll(EmailAddress address) {
        return database.preparedQuery(
                        "select webinar_id from registration"
                                + " where email_key = $1 and status <> 'cancelled'"
                                + " group by webinar_id"
                                + " order by bool_or(status = 'approved') desc,"
                                + " bool_or(status <> 'declined') desc, max(created_at) desc"
                                + " limit $2")
                .execute(Tuple.of(address.key(), MOST_LOOKED_AT))
                .map(LostLinks::ids)
                .chain(ids -> webinars.findAll(ids).map(found -> inTurn(ids, found)))
                .onItem()
                .transformToMulti(all -> Multi.createFrom().iterable(all))
                .onItem()
                .transformToUniAndConcatenate(webinar -> send(webinar, address))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private static List<UUID> ids(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).map(row -> row.getUUID(0)).toList();
    }

    private static List<WebinarView> inTurn(List<UUID> ids, List<WebinarView> found) {
        return found.stream()
                .filter(LostLinks::heldOrToCome)
                .sorted(
                        comparing(LostLinks::over)
                                .thenComparing(webinar -> ids.indexOf(webinar.id())))
                .limit(MOST_WEBINARS)
                .toList();
    }

    private static boolean over(WebinarView webinar) {
        return webinar.occurrences().stream().allMatch(date -> date.state().over());
    }

    /** Also what is over: its link leads to what was recorded. */
    private static boolean heldOrToCome(WebinarView webinar) {
        return PublicWebinars.announced(webinar) && webinar.state() != WebinarState.CANCELLED;
    }

    Uni<Void> send(WebinarView webinar, PersonView person) {
        String email = person.email();
        return email == null
                ? Uni.createFrom().voidItem()
                : send(webinar, email.toLowerCase(Locale.ROOT));
    }

    private Uni<Void> send(WebinarView webinar, String key) {
        Instant now = clock.instant();
        return database.withTransaction(
                connection -> {
                    RegistrationRows rows = new RegistrationRows(connection);
                    return rows.findByAddressLocked(webinar.id(), List.of(key))
                            .map(
                                    found ->
                                            wanted(webinar, found)
                                                    .filter(one -> due(one, now))
                                                    .toList())
                            .call(
                                    found ->
                                            rows.noteMailed(
                                                    found.stream().map(r -> r.id).toList(), now))
                            .chain(
                                    found ->
                                            news.tell(
                                                    connection,
                                                    found.stream()
                                                            .map(
                                                                    r ->
                                                                            PersonChanged.of(
                                                                                    What
                                                                                            .ASKED_AGAIN,
                                                                                    r))
                                                            .toList()));
                });
    }

    /**
     * Those to dates that are to come; where nothing comes of any, all of which there is something
     * to tell, for what was recorded. Of very many the first, refusals last: the page that each
     * mail leads to names the others.
     */
    private static Stream<Registration> wanted(WebinarView webinar, List<Registration> places) {
        List<Registration> told = places.stream().filter(one -> tells(webinar, one)).toList();
        List<Registration> coming = told.stream().filter(one -> comes(webinar, one)).toList();
        boolean nothing = coming.stream().allMatch(LostLinks::refused);
        List<Registration> wanted = nothing ? told : coming;
        return wanted.stream().sorted(comparing(LostLinks::refused)).limit(MOST_DATES);
    }

    private static boolean comes(WebinarView webinar, Registration one) {
        return one.occurrence == null || isToCome(webinar, one);
    }

    private static boolean refused(Registration one) {
        return one.status() == Status.DECLINED;
    }

    /** Nobody is told that they wait for what is over, or of a place where nothing took place. */
    private static boolean tells(WebinarView webinar, Registration one) {
        return switch (one.status()) {
            case APPROVED -> isToCome(webinar, one) || tookPlace(webinar, one);
            case PENDING, WAITLISTED, OFFERED -> isToCome(webinar, one);
            case DECLINED -> true;
            case CANCELLED -> false;
        };
    }

    private static boolean isToCome(WebinarView webinar, Registration one) {
        return dates(webinar, one).anyMatch(date -> !date.state().over());
    }

    private static boolean tookPlace(WebinarView webinar, Registration one) {
        return dates(webinar, one).anyMatch(date -> date.state() == OccurrenceState.ENDED);
    }

    private static Stream<OccurrenceView> dates(WebinarView webinar, Registration one) {
        return one.occurrence == null
                ? webinar.occurrences().stream()
                : webinar.occurrence(one.occurrence).stream();
    }

    private static boolean due(Registration one, Instant now) {
        return one.mailedAt == null
                || one.mailedAt.isBefore(now.minus(RegistrationDesk.MAIL_PAUSE));
    }
}
