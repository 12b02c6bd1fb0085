package dev.lectern.world;

import dev.lectern.kit.db.Ids;
import dev.lectern.kit.token.Secret;
import io.quarkus.elytron.security.common.BcryptUtil;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

/**
 * The people that tests are about. Every {@link #alice()} owns a fresh workspace of her own, so
 * tests share a database without seeing each other. To be injected.
 */
@ApplicationScoped
public class World {
    public static final String PASSWORD = "a lectern of oak and brass";
    private static final String PASSWORD_HASH = BcryptUtil.bcryptHash(PASSWORD, 4);

    private final Pool database;
    private final Clock clock;

    World(Pool database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * The owner of a fresh workspace, with a browser that is signed in and the key of the set-up.
     */
    public Person alice() {
        UUID workspace = Ids.next();
        run(
                "insert into workspace (id, name, accent, language, timezone, created_at)"
                        + " values ($1, $2, '#1F6F5C', 'en', 'Europe/Berlin', $3)",
                Tuple.of(workspace, "Workspace " + workspace, now()));
        return member(workspace, "alice", "OWNER");
    }

    /** Another admin of Alice's workspace. */
    public Person admin(Person alice) {
        return member(alice.workspace(), "anna", "ADMIN");
    }

    /** Another host of Alice's workspace. */
    public Person host(Person alice) {
        return member(alice.workspace(), "henry", "HOST");
    }

    /** A stranger: the owner of some other workspace, for whom everything of Alice's is a 404. */
    public Person mallory() {
        return alice();
    }

    /** A key of this person's workspace; scope is READ, WRITE or ADMIN. */
    public String key(Person owner, String scope) {
        return key(owner, scope, false);
    }

    private String key(Person owner, String scope, boolean founding) {
        String secret = "lk_" + Secret.random();
        run(
                "insert into api_key (id, workspace_id, name, prefix, secret_hash, scope, created_by,"
                        + " created_at, founding) values ($1, $2, 'test', $3, $4, $5, $6, $7, $8)",
                Tuple.from(
                        new Object[] {
                            Ids.next(),
                            owner.workspace(),
                            secret.substring(0, 7),
                            Buffer.buffer(Secret.hash(secret)),
                            scope,
                            owner.account(),
                            now(),
                            founding
                        }));
        return secret;
    }

    /** A fresh browser of the same person; the answer is the cookie's value. */
    public String session(UUID account, UUID workspace) {
        String secret = Secret.random();
        run(
                "insert into session (id, secret_hash, account_id, workspace_id, address, browser,"
                        + " created_at, last_seen_at, expires_at)"
                        + " values ($1, $2, $3, $4, '127.0.0.1', 'Test', $5, $5, $6)",
                Tuple.of(
                        Ids.next(),
                        Buffer.buffer(Secret.hash(secret)),
                        account,
                        workspace,
                        now(),
                        now().plus(Duration.ofDays(30))));
        return secret;
    }

    /** Makes somebody a member of one more workspace. */
    public void join(UUID workspace, UUID account, String role) {
        run(
                "insert into member (id, workspace_id, account_id, role, joined_at)"
                        + " values ($1, $2, $3, $4, $5)",
                Tuple.of(Ids.next(), workspace, account, role, now()));
    }

    private Person member(UUID workspace, String name, String role) {
        UUID account = Ids.next();
        String email = name + "-" + account.toString().substring(19) + "@example.org";
        run(
                "insert into account (id, email, name, password_hash, email_verified_at, created_at)"
                        + " values ($1, $2, $3, $4, $5, $5)",
                Tuple.of(account, email, capital(name), PASSWORD_HASH, now()));
        join(workspace, account, role);
        String cookie = session(account, workspace);
        Person person = new Person(workspace, account, capital(name), email, cookie, "");
        String scope = role.equals("HOST") ? "WRITE" : "ADMIN";
        return new Person(
                workspace,
                account,
                person.name(),
                email,
                cookie,
                key(person, scope, role.equals("OWNER")));
    }

    private void run(String statement, Tuple values) {
        database.preparedQuery(statement).executeAndAwait(values);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static String capital(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
