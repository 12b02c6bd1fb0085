package dev.lectern.call;

import dev.lectern.kit.web.ProviderFailed;
import dev.lectern.kit.web.Refused;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The door to the providers that are configured, one of them the default. */
@ApplicationScoped
public class Providers {
    private final Map<String, Connector> connectors = new TreeMap<>();
    private final Map<String, CallProvider> connected = new ConcurrentHashMap<>();
    private final String byDefault;
    private final EnvironmentSettings environment;

    Providers(
            @All List<Connector> connectors,
            @ConfigProperty(name = "lectern.provider", defaultValue = "builtin") String byDefault,
            Config config) {
        connectors.forEach(connector -> this.connectors.put(connector.name(), connector));
        this.byDefault = byDefault;
        this.environment = new EnvironmentSettings(config);
    }

    /** Its name, when none is chosen. */
    public String byDefault() {
        return byDefault;
    }

    /** As people call it. */
    public String title(String name) {
        return connector(name).title();
    }

    /** The provider, spoken to with the credentials that hold for this workspace. */
    Uni<CallProvider> require(UUID workspace, String name) {
        return Uni.createFrom().item(() -> connected.computeIfAbsent(name, this::connect));
    }

    private CallProvider connect(String name) {
        Connector connector = connector(name);
        Optional<Credentials> credentials = environment.of(connector);
        return connector.connect(
                credentials.orElseThrow(
                        () ->
                                ProviderFailed.permanently(
                                        name, connector.title() + " is not set up here.")));
    }

    private Connector connector(String name) {
        Connector connector = connectors.get(name);
        if (connector == null) {
            throw new Refused(
                    "provider", "Choose one of: " + String.join(", ", connectors.keySet()) + ".");
        }
        return connector;
    }
}
