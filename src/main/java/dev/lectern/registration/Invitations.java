package dev.lectern.registration;

import dev.lectern.kit.audit.Author;
import dev.lectern.kit.db.Ids;
import dev.lectern.kit.token.Purpose;
import dev.lectern.kit.token.Tokens;
import dev.lectern.kit.web.PublicAddress;
import dev.lectern.kit.web.fault.Clashed;
import dev.lectern.kit.web.fault.Sentence;
import dev.lectern.registration.InvitationView.State;
import dev.lectern.registration.PeopleSearch.Order;
import dev.lectern.registration.file.Invitees.Invitee;
import dev.lectern.webinar.WebinarState;
import dev.lectern.webinar.WebinarView;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The door to invitations. Whether one is accepted is read from the registration itself, so the two
 * never say different things. Who merely asked for a place may still accept: the host has said yes.
 */
@ApplicationScoped
public class Invitations {
    private static final String CLAIM = "i";
    private static final String SELECT =
            """
            select i.*,
                   (select min(r.id::text)::uuid from registration r
                    where r.webinar_id = i.webinar_id and r.email_key = i.email_key
                      and r.status not in ('cancelled', 'declined', 'pending')) as place
            from registration_invitation i
            """;

    private final Pool database;
    private final News news;
    private final Tokens tokens;
    private final PublicAddress address;
    private final Clock clock;
    private final Deeds deeds;

    Invitations(
            Pool database,
            News news,
            Tokens tokens,
            PublicAddress address,
            Clock clock,
            Deeds deeds) {
        this.deeds = deeds;
        this.database = database;
        this.news = news;
        this.tokens = tokens;
        this.address = address;
        this.clock = clock;
    }

    public Uni<Optional<InvitationView>> find(UUID id) {
        return database.preparedQuery(SELECT + "where i.id = $1")
                .execute(Tuple.of(id))
                .map(rows -> read(rows).stream().findFirst());
    }

    /** The personal link of an invitation. */
    public String url(UUID invitation) {
        return address.of("/invited/" + token(invitation));
    }

    String token(UUID invitation) {
        return tokens.sign(Purpose.PLACE_INVITATION, Map.of(CLAIM, invitation), null);
    }

    Uni<Optional<InvitationView>> read(String token) {
        return tokens.read(Purpose.PLACE_INVITATION, token)
                .map(claims -> find(UUID.fromString(String.valueOf(claims.get(CLAIM)))))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    /** One more than asked for tells that there are more. */
    Uni<List<InvitationView>> list(UUID webinar, int limit, Order order, @Nullable UUID after) {
        return database.preparedQuery(
                        SELECT
                                + "where i.webinar_id = $1 and "
                                + order.after("i.id", 2)
                                + order.by("i.id")
                                + " limit $3")
                .execute(Tuple.of(webinar, after, limit))
                .map(Invitations::read);
    }

    Uni<Long> count(UUID webinar) {
        return database.preparedQuery(
                        "select count(*) from registration_invitation where webinar_id = $1")
                .execute(Tuple.of(webinar))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    /**
     * Invites people and has each mailed; who is invited already, or has a place or asked for one,
     * is left alone. Whom a host has put out comes back by an invitation, though they asked since.
     */
    Uni<List<InvitationView>> invite(WebinarView webinar, List<Invitee> people) {
        requireOpen(webinar);
        Author by = deeds.author();
        return database.withTransaction(
                connection ->
                        insert(connection, webinar, once(people))
                                .chain(ids -> find(connection, webinar.id(), ids))
                                .map(all -> all.stream().filter(InvitationView::open).toList())
                                .call(fresh -> news.invited(connection, fresh))
                                .call(fresh -> noteInvited(connection, by, webinar, fresh)));
    }

    private Uni<Void> noteInvited(
            SqlConnection connection, Author by, WebinarView webinar, List<InvitationView> fresh) {
        List<UUID> ids = fresh.stream().map(InvitationView::id).toList();
        return deeds.note(connection, by, "invited", webinar, ids);
    }

    /** Who stands in a list twice is invited once, by the first name. */
    private static List<Invitee> once(List<Invitee> people) {
        Map<String, Invitee> byAddress = new LinkedHashMap<>();
        people.forEach(one -> byAddress.putIfAbsent(one.address().key(), one));
        return List.copyOf(byAddress.values());
    }

    /** No mail invites to what is not announced yet or is over. */
    private static void requireOpen(WebinarView webinar) {
        if (webinar.state() == WebinarState.DRAFT) {
            throw new Clashed(
                    Sentence.of(
                            "Publish the webinar first; then people can be invited.",
                            "Veröffentlichen Sie das Webinar zuerst; dann lassen sich"
                                    + " Personen einladen."));
        }
        if (webinar.state() != WebinarState.PUBLISHED) {
            throw new Clashed(
                    Sentence.of(
                            "This webinar is over or cancelled. Nobody can be invited any more.",
                            "Dieses Webinar ist vorbei oder abgesagt. Es lassen sich keine"
                                    + " Personen mehr einladen."));
        }
    }

    private Uni<List<UUID>> insert(
            SqlConnection connection, WebinarView webinar, List<Invitee> people) {
        return connection
                .preparedQuery(
                        """
                        insert into registration_invitation as known
                            (id, workspace_id, webinar_id, email, email_key, name, invited_at)
                        select one.id, $1, $2, one.email, one.key, one.name, $7
                        from unnest($3::uuid[], $4::text[], $5::text[], $6::text[])
                            as one (id, email, key, name)
                        where not exists (
                            select from registration r
                            where r.webinar_id = $2 and r.email_key = one.key
                              and r.status not in ('cancelled', 'declined')
                              and not (r.status = 'pending' and r.put_out))
                        on conflict (webinar_id, email_key) do update
                            set withdrawn_at = null, name = excluded.name,
                                invited_at = excluded.invited_at, times = known.times + 1
                            where known.withdrawn_at is not null
                        returning id
                        """)
                .execute(
                        Tuple.from(
                                new Object[] {
                                    webinar.workspace(),
                                    webinar.id(),
                                    people.stream().map(one -> Ids.next()).toArray(UUID[]::new),
                                    texts(people, one -> one.address().text()),
                                    texts(people, one -> one.address().key()),
                                    texts(people, Invitee::name),
                                    RegistrationRows.utc(clock.instant())
                                }))
                .map(Invitations::ids);
    }

    private static String[] texts(List<Invitee> people, Function<Invitee, String> part) {
        return people.stream().map(part).toArray(String[]::new);
    }

    /** Mails those who have not answered once more. */
    Uni<Integer> sendAgain(WebinarView webinar, List<UUID> wanted) {
        requireOpen(webinar);
        Author by = deeds.author();
        return database.withTransaction(
                connection ->
                        connection
                                .preparedQuery(
                                        """
                                        update registration_invitation set times = times + 1
                                        where webinar_id = $1 and id = any($2)
                                          and withdrawn_at is null returning id
                                        """)
                                .execute(Tuple.of(webinar.id(), wanted.toArray(UUID[]::new)))
                                .chain(rows -> find(connection, webinar.id(), ids(rows)))
                                .map(all -> all.stream().filter(InvitationView::open).toList())
                                .call(open -> news.invited(connection, open))
                                .map(open -> open.stream().map(InvitationView::id).toList())
                                .call(
                                        ids ->
                                                deeds.note(
                                                        connection,
                                                        by,
                                                        "invited-again",
                                                        webinar,
                                                        ids))
                                .map(List::size));
    }

    /** Takes invitations back: their links are dead at once. Places already taken stay. */
    Uni<Integer> withdraw(WebinarView webinar, List<UUID> wanted) {
        Author by = deeds.author();
        Tuple which =
                Tuple.of(
                        webinar.id(),
                        wanted.toArray(UUID[]::new),
                        RegistrationRows.utc(clock.instant()));
        return database.withTransaction(
                connection ->
                        connection
                                .preparedQuery(
                                        """
                                        update registration_invitation set withdrawn_at = $3
                                        where webinar_id = $1 and id = any($2)
                                          and withdrawn_at is null returning id
                                        """)
                                .execute(which)
                                .map(Invitations::ids)
                                .call(
                                        ids ->
                                                deeds.note(
                                                        connection,
                                                        by,
                                                        "invitation-withdrawn",
                                                        webinar,
                                                        ids))
                                .map(List::size));
    }

    /** Takes back what invited these people, whom the host put out. */
    static Uni<Void> withdrawFrom(SqlConnection connection, List<UUID> places) {
        return connection
                .preparedQuery(
                        """
                        update registration_invitation i set withdrawn_at = now()
                        from registration r
                        where r.id = any($1) and i.webinar_id = r.webinar_id
                          and i.email_key = r.email_key and i.withdrawn_at is null
                        """)
                .execute(Tuple.of((Object) places.toArray(UUID[]::new)))
                .replaceWithVoid();
    }

    private Uni<List<InvitationView>> find(
            SqlConnection connection, UUID webinar, List<UUID> wanted) {
        return connection
                .preparedQuery(SELECT + "where i.webinar_id = $1 and i.id = any($2) order by i.id")
                .execute(Tuple.of(webinar, wanted.toArray(UUID[]::new)))
                .map(Invitations::read);
    }

    private static List<UUID> ids(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).map(row -> row.getUUID(0)).toList();
    }

    private static List<InvitationView> read(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).map(Invitations::view).toList();
    }

    private static InvitationView view(Row row) {
        UUID place = row.getUUID("place");
        boolean withdrawn = row.getOffsetDateTime("withdrawn_at") != null;
        return new InvitationView(
                row.getUUID("id"),
                row.getUUID("workspace_id"),
                row.getUUID("webinar_id"),
                row.getString("email"),
                row.getString("name"),
                place != null ? State.ACCEPTED : withdrawn ? State.WITHDRAWN : State.INVITED,
                place,
                row.getInteger("times"),
                row.getOffsetDateTime("invited_at").toInstant());
    }
}
