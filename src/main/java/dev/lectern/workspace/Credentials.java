package dev.lectern.workspace;

import dev.lectern.account.SignedIn;
import dev.lectern.kit.token.Secret;
import dev.lectern.kit.web.Visitor;
import dev.lectern.kit.web.fault.NotAllowed;
import dev.lectern.kit.web.fault.Sentence;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Looks up what a request proves itself with: one prepared statement each, by the plain client,
 * because it stands in front of everything.
 */
@ApplicationScoped
class Credentials {
    /** What stands before a key's name where the log says who did something. */
    static final String KEY_LABEL = "API key";

    private static final String SESSION =
            """
            select s.id, s.account_id, a.email, a.name, a.language, a.timezone, m.workspace_id,
                m.role, w.name as workspace, w.accent
            from session s
            join account a on a.id = s.account_id
            left join lateral (
                select workspace_id, role from member
                where account_id = a.id
                order by workspace_id = s.workspace_id desc nulls last, joined_at
                limit 1) m on true
            left join workspace w on w.id = m.workspace_id
            where s.secret_hash = $1 and s.expires_at > $2
            """;
    private static final String LINKED =
            """
            select null::uuid as id, a.id as account_id, a.email, a.name, a.language, a.timezone,
                m.workspace_id, m.role, w.name as workspace, w.accent
            from account a
            left join lateral (
                select workspace_id, role from member
                where account_id = a.id order by joined_at limit 1) m on true
            left join workspace w on w.id = m.workspace_id
            where a.oidc_issuer = $1 and a.oidc_subject = $2
                or a.oidc_subject is null and a.email = $3
            order by a.oidc_subject nulls last
            limit 1
            """;
    private static final String KEY =
            """
            select id, workspace_id, name, scope, founding from api_key
            where secret_hash = $1 and (expires_at is null or expires_at > $2)
            """;
    private static final String SESSION_SEEN = "update session set last_seen_at = $2 where id = $1";
    private static final String KEY_SEEN = "update api_key set last_used_at = $2 where id = $1";
    private static final Set<HttpMethod> READING =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final Pool database;
    private final Sightings sightings;
    private final Clock clock;

    Credentials(Pool database, Sightings sightings, Clock clock) {
        this.database = database;
        this.sightings = sightings;
        this.clock = clock;
    }

    /** The person whose cookie this is; null when it is over or was signed out. */
    Uni<@Nullable SecurityIdentity> session(String secret) {
        return find(SESSION, secret)
                .chain(
                        row ->
                                row == null
                                        ? nobody()
                                        : seen(SESSION_SEEN, row).replaceWith(person(row)));
    }

    /**
     * The person who is linked to this subject of an identity server, else the one whom this
     * address belongs to and who is linked to nobody yet; null when there is neither.
     */
    Uni<@Nullable SecurityIdentity> linked(
            String issuer, String subject, @Nullable String verifiedEmail) {
        return database.preparedQuery(LINKED)
                .execute(Tuple.of(issuer, subject, verifiedEmail))
                .map(Credentials::first)
                .map(row -> row == null ? null : person(row));
    }

    /** The program whose key this is; null when there is none, or it was revoked, or is over. */
    Uni<@Nullable SecurityIdentity> key(String secret, HttpMethod method) {
        return find(KEY, secret)
                .chain(
                        row ->
                                row == null
                                        ? nobody()
                                        : seen(KEY_SEEN, row).map(x -> program(row, method)));
    }

    private Uni<@Nullable Row> find(String query, String secret) {
        return database.preparedQuery(query)
                .execute(Tuple.of(Buffer.buffer(Secret.hash(secret)), now()))
                .map(Credentials::first);
    }

    private static @Nullable Row first(RowSet<Row> rows) {
        return rows.size() == 0 ? null : rows.iterator().next();
    }

    private Uni<Void> seen(String update, Row row) {
        UUID id = row.getUUID("id");
        return sightings.claim(id)
                ? database.preparedQuery(update).execute(Tuple.of(id, now())).replaceWithVoid()
                : Uni.createFrom().voidItem();
    }

    private static Uni<@Nullable SecurityIdentity> nobody() {
        return Uni.createFrom().nullItem();
    }

    private static SecurityIdentity person(Row row) {
        SignedIn who =
                new SignedIn(
                        row.getUUID("account_id"),
                        row.getString("email"),
                        row.getString("name"),
                        row.getUUID("id"));
        Visitor visitor =
                new Visitor(
                        who.name(),
                        who.email(),
                        row.getString("workspace"),
                        row.getString("accent"),
                        row.getString("language"),
                        row.getString("timezone"));
        return identity(who, row.getUUID("workspace_id"), row.getString("role"))
                .addAttribute(Visitor.ATTRIBUTE, visitor)
                .build();
    }

    /** Someone who is in no workspace (yet) is signed in all the same. */
    private static QuarkusSecurityIdentity.Builder identity(
            SignedIn who, @Nullable UUID workspace, @Nullable String role) {
        String principal = "account:" + who.account();
        var identity =
                workspace == null || role == null
                        ? QuarkusSecurityIdentity.builder()
                                .setPrincipal(new QuarkusPrincipal(principal))
                        : new Caller(workspace, who.account(), Role.valueOf(role), who.email())
                                .identity(principal);
        return identity.addAttribute(SignedIn.ATTRIBUTE, who);
    }

    private static SecurityIdentity program(Row row, HttpMethod method) {
        Scope scope = Scope.valueOf(row.getString("scope"));
        if (scope == Scope.READ && !READING.contains(method)) {
            throw new NotAllowed(
                    Sentence.of(
                            "This key may only read. Make one that may write in the settings.",
                            "Dieser Schlüssel darf nur lesen. Erstellen Sie in den"
                                    + " Einstellungen einen, der schreiben darf."));
        }
        UUID id = row.getUUID("id");
        Caller caller =
                new Caller(
                        row.getUUID("workspace_id"),
                        null,
                        scope.role(),
                        KEY_LABEL + " " + row.getString("name"));
        return caller.identity("key:" + id)
                .addAttribute(
                        KeyInUse.ATTRIBUTE,
                        new KeyInUse(id, row.getString("name"), scope, row.getBoolean("founding")))
                .build();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
