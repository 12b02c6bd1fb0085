package dev.lectern.call;

import dev.lectern.call.policy.Feature;
import dev.lectern.kit.web.fault.NotFound;
import dev.lectern.kit.web.fault.ProviderFailed;
import dev.lectern.kit.web.fault.Refused;
import dev.lectern.kit.web.fault.Sentence;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The door to the providers that are configured, one of them the default. */
@ApplicationScoped
public class Providers {
    private final Map<String, Connector> connectors = new TreeMap<>();
    private final Map<Seat, Connection> connections = new ConcurrentHashMap<>();
    private final String byDefault;
    private final EnvironmentSettings environment;
    private final ProviderCredentials own;
    private final OwnAddresses addresses;
    private final ProviderOperations operations;
    private final Clock clock;

    Providers(
            @All List<Connector> connectors,
            @ConfigProperty(name = "lectern.provider", defaultValue = "builtin") String byDefault,
            Config config,
            ProviderCredentials own,
            OwnAddresses addresses,
            ProviderOperations operations,
            Clock clock) {
        connectors.forEach(connector -> this.connectors.put(connector.name(), connector));
        this.byDefault = byDefault;
        this.environment = new EnvironmentSettings(config);
        this.own = own;
        this.addresses = addresses;
        this.operations = operations;
        this.clock = clock;
    }

    /** Whose connection to which provider; the environment's is everybody's. */
    private record Seat(@Nullable UUID workspace, String provider) {}

    /** A connection and the moment its credentials were set. */
    private record Connection(GuardedProvider provider, Instant since) {}

    /** Its name, when none is chosen. */
    public String byDefault() {
        return byDefault;
    }

    /** As people call it. */
    public String title(String name) {
        return connector(name).title();
    }

    /** Whether the pages of our rooms show its picture and sound. */
    public Shown shown(String name) {
        return connector(name).capabilities().can(Feature.ROOM_PAGES)
                ? Shown.BY_OUR_PAGES
                : Shown.BY_OTHER_PROGRAMS;
    }

    /** What shows the picture and plays the sound of a provider's rooms. */
    public enum Shown {
        BY_OUR_PAGES,
        BY_OTHER_PROGRAMS
    }

    /** The names of those that a workspace can choose from. */
    public Uni<List<String>> names(UUID workspace) {
        return own.names(workspace)
                .map(
                        names ->
                                connectors.values().stream()
                                        .filter(one -> isThere(one) || names.contains(one.name()))
                                        .map(Connector::name)
                                        .toList());
    }

    List<Connector> connectors() {
        return List.copyOf(connectors.values());
    }

    /** Whether it is there for every workspace. */
    boolean isThere(Connector connector) {
        return ofEnvironment(connector).isPresent();
    }

    Optional<Credentials> ofEnvironment(Connector connector) {
        return environment.of(connector);
    }

    Connector known(String name) {
        return Optional.ofNullable(connectors.get(name))
                .orElseThrow(
                        () ->
                                new NotFound(
                                        Sentence.of(
                                                "There is no such provider.",
                                                "Diesen Anbieter gibt es nicht.")));
    }

    /** The provider, spoken to with the credentials that hold for this workspace. */
    Uni<CallProvider> require(UUID workspace, String name) {
        return Uni.createFrom()
                .deferred(
                        () -> {
                            Connector connector = connector(name);
                            return connector.settings().isEmpty()
                                    ? Uni.createFrom().item(ofEverybody(connector))
                                    : own.find(workspace, name)
                                            .map(mine -> choose(workspace, connector, mine));
                        });
    }

    /** All connections to a provider, to find whose webhook came in. */
    Uni<List<CallProvider>> all(String name) {
        Connector connector = known(name);
        return own.all(name)
                .map(
                        owners -> {
                            List<CallProvider> all = new ArrayList<>();
                            if (isThere(connector)) {
                                all.add(ofEverybody(connector));
                            }
                            owners.forEach(
                                    (workspace, mine) -> {
                                        if (mine.readable()) {
                                            all.add(ofOne(workspace, connector, mine));
                                        }
                                    });
                            return all;
                        });
    }

    private CallProvider choose(
            UUID workspace, Connector connector, Optional<ProviderCredentials.Own> mine) {
        return mine.map(set -> ofOne(workspace, connector, set))
                .orElseGet(() -> ofEverybody(connector));
    }

    private CallProvider ofOne(UUID workspace, Connector connector, ProviderCredentials.Own set) {
        if (!set.readable()) {
            throw ProviderFailed.permanently(
                    connector.name(),
                    Sentence.of(
                                    "What was set for %s cannot be read with the secret of this"
                                            + " installation. Set it again.",
                                    "Was für %s eingetragen war, ist mit dem Geheimnis dieser"
                                            + " Installation nicht lesbar. Tragen Sie es neu ein.")
                            .about(connector.title()));
        }
        return connection(
                new Seat(workspace, connector.name()),
                connector,
                set.credentials().leading(addresses.outward()),
                set.since());
    }

    private CallProvider ofEverybody(Connector connector) {
        Credentials credentials =
                environment
                        .of(connector)
                        .orElseThrow(
                                () ->
                                        ProviderFailed.permanently(
                                                connector.name(),
                                                Sentence.of(
                                                                "%s is not set up here.",
                                                                "%s ist hier nicht eingerichtet.")
                                                        .about(connector.title())));
        return connection(new Seat(null, connector.name()), connector, credentials, Instant.EPOCH);
    }

    private CallProvider connection(
            Seat seat, Connector connector, Credentials credentials, Instant since) {
        return connections
                .compute(
                        seat,
                        (where, present) ->
                                present != null && present.since().equals(since)
                                        ? present
                                        : new Connection(
                                                guarded(seat, connector, credentials), since))
                .provider();
    }

    private GuardedProvider guarded(Seat seat, Connector connector, Credentials credentials) {
        return new GuardedProvider(
                connector.connect(credentials),
                connector.title(),
                seat.workspace(),
                operations,
                clock);
    }

    private Connector connector(String name) {
        Connector connector = connectors.get(name);
        if (connector == null) {
            throw new Refused(
                    "provider",
                    Sentence.of("Choose one of: %s.", "Wählen Sie eines von: %s.")
                            .about(String.join(", ", connectors.keySet())));
        }
        return connector;
    }
}
