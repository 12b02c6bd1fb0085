package dev.lectern.call;

import dev.lectern.kit.web.fault.Refused;
import dev.lectern.kit.web.fault.Sentence;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/**
 * At whose account with a provider a workspace's rooms stand. An account that they are at is left
 * only when its key works no more: they would be made twice, and never taken away at the first.
 */
@ApplicationScoped
class ProviderAccounts {
    private final Providers providers;
    private final Pool pool;
    private final Clock clock;

    ProviderAccounts(Providers providers, Pool pool, Clock clock) {
        this.providers = providers;
        this.pool = pool;
        this.clock = clock;
    }

    /** Refuses to go on with these credentials where that would leave rooms behind. */
    Uni<Void> permit(
            UUID workspace, Connector connector, Optional<Credentials> own, Credentials next) {
        Optional<Credentials> now = own.or(() -> providers.ofEnvironment(connector));
        return connector.settings().stream()
                .filter(Setting::account)
                .filter(account -> now.isPresent() && leaves(account, now.get(), next))
                .findFirst()
                .map(account -> permitToLeave(workspace, connector, account))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    /** What cannot be read any more leads to no account. */
    private static boolean leaves(Setting account, Credentials now, Credentials next) {
        String was = now.values().get(account.key());
        return was != null && !was.equals(next.values().get(account.key()));
    }

    private Uni<Void> permitToLeave(UUID workspace, Connector connector, Setting account) {
        return standing(workspace, connector.name())
                .chain(
                        standing ->
                                standing
                                        ? requireDeadKey(workspace, connector, account)
                                        : Uni.createFrom().voidItem());
    }

    /**
     * Made there, being made there, or still to be taken away there. What has ended is not made
     * again; it may stand for good for the sake of its recordings, and holds nobody.
     */
    private Uni<Boolean> standing(UUID workspace, String provider) {
        return pool.preparedQuery(
                        """
                        select exists (select 1 from call where workspace_id = $1
                                and provider = $2 and (state in ('READY', 'LIVE')
                                    or held_until > $3
                                    or told_revision > 0 and state not in ('ENDED', 'RELEASED')))
                            or exists (select 1 from work where workspace_id = $1 and kind = $4
                                and payload ->> 'provider' = $2 and state <> 'parked')
                        """)
                .execute(
                        Tuple.of(
                                workspace,
                                provider,
                                clock.instant().atOffset(ZoneOffset.UTC),
                                Orders.RELEASE))
                .map(rows -> rows.iterator().next().getBoolean(0));
    }

    private Uni<Void> requireDeadKey(UUID workspace, Connector connector, Setting account) {
        return providers
                .require(workspace, connector.name())
                .chain(CallProvider::check)
                .map(Checkup::state)
                .invoke(
                        state -> {
                            if (state != Checkup.State.BAD_KEY) {
                                throw new Refused(account.key(), roomsStand(connector.title()));
                            }
                        })
                .replaceWithVoid();
    }

    private static Sentence roomsStand(String title) {
        return Sentence.of(
                        "Rooms of your webinars stand at %s with the key in use now; with another"
                                + " account they would be made twice. Move or cancel those"
                                + " webinars first, or keep that key: its secret and address may"
                                + " change.",
                        "Bei %s stehen mit dem jetzigen Schlüssel Räume Ihrer Webinare; mit einem"
                                + " anderen Konto würden sie doppelt angelegt. Verlegen Sie diese"
                                + " Webinare oder sagen Sie sie zuerst ab, oder behalten Sie den"
                                + " Schlüssel: Geheimer Schlüssel und Adresse dürfen sich ändern.")
                .about(title);
    }
}
