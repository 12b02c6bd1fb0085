package dev.lectern.registration;

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
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

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

    /** Of every webinar that this address asked for; if there are very many, places first. */
    Uni<Void> sendAll(EmailAddress address) {
        return database.preparedQuery(
                        "select webinar_id from registration"
                                + " where email_key = $1 and status <> 'cancelled'"
                                + " group by webinar_id"
                                + " order by bool_or(status = 'approved') desc,"
                                + " bool_or(status <> 'declined') desc, max(created_at) desc"
                                + " limit $2")
                .execute(Tuple.of(address.key(), MOST_LOOKED_AT))
                .onItem()
                .transformToMulti(rows -> Multi.createFrom().iterable(rows))
                .onItem()
                .transformToUniAndConcatenate(row -> webinars.find(row.getUUID(0)))
                .filter(found -> found.filter(LostLinks::heldOrToCome).isPresent())
                .map(Optional::get)
                .select()
                .first(MOST_WEBINARS)
                .onItem()
                .transformToUniAndConcatenate(webinar -> send(webinar, address))
                .collect()
                .last()
                .replaceWithVoid();
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
     * Those to dates that are to come; once none is, all who had a place, for what was recorded. Of
     * very many the first: the page that each mail leads to names the others.
     */
    private static Stream<Registration> wanted(WebinarView webinar, List<Registration> places) {
        List<Registration> coming = places.stream().filter(one -> comes(webinar, one)).toList();
        Stream<Registration> all = coming.isEmpty() ? places.stream() : coming.stream();
        return all.filter(one -> tells(webinar, one)).limit(MOST_DATES);
    }

    private static boolean comes(WebinarView webinar, Registration one) {
        return one.occurrence == null || isToCome(webinar, one);
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
