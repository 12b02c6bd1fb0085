package dev.lectern.registration;

import dev.lectern.registration.PersonChanged.What;
import dev.lectern.registration.form.EmailAddress;
import dev.lectern.webinar.WebinarView;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Sends people their link again when they ask for it, at most every few minutes; whether somebody
 * is registered shows in their mailbox only.
 */
@ApplicationScoped
class LostLinks {
    private static final int MOST_WEBINARS = 10;
    private static final int MOST_DATES = 5;

    private final Pool database;
    private final PublicWebinars webinars;
    private final News news;
    private final Clock clock;

    LostLinks(Pool database, PublicWebinars webinars, News news, Clock clock) {
        this.database = database;
        this.webinars = webinars;
        this.news = news;
        this.clock = clock;
    }

    Uni<Void> send(WebinarView webinar, EmailAddress address) {
        return send(webinar, address.key());
    }

    /** Of every webinar that this address asked for; the newest if there are very many. */
    Uni<Void> sendAll(EmailAddress address) {
        return database.preparedQuery(
                        "select webinar_id from registration"
                                + " where email_key = $1 and status <> 'cancelled'"
                                + " group by webinar_id order by max(created_at) desc limit $2")
                .execute(Tuple.of(address.key(), MOST_WEBINARS))
                .onItem()
                .transformToMulti(rows -> Multi.createFrom().iterable(rows))
                .onItem()
                .transformToUniAndConcatenate(row -> send(row.getUUID(0), address))
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** Also of what is over: its link leads to what was recorded. */
    private Uni<Void> send(UUID id, EmailAddress address) {
        return webinars.find(id)
                .chain(
                        found ->
                                found.filter(PublicWebinars::announced)
                                        .map(one -> send(one, address))
                                        .orElseGet(() -> Uni.createFrom().voidItem()));
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
     * Those to dates that are to come; once none is, all of them, for what was recorded. Of very
     * many the first: the page that each mail leads to names the others.
     */
    private static Stream<Registration> wanted(WebinarView webinar, List<Registration> places) {
        List<Registration> coming = places.stream().filter(one -> comes(webinar, one)).toList();
        return (coming.isEmpty() ? places : coming).stream().limit(MOST_DATES);
    }

    private static boolean comes(WebinarView webinar, Registration one) {
        return one.occurrence == null
                || webinar.occurrence(one.occurrence)
                        .filter(date -> !date.state().over())
                        .isPresent();
    }

    private static boolean due(Registration one, Instant now) {
        return one.status() != Status.CANCELLED
                && (one.mailedAt == null
                        || one.mailedAt.isBefore(now.minus(RegistrationDesk.MAIL_PAUSE)));
    }
}
