package dev.lectern.registration;

import dev.lectern.kit.bus.Bus;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Which link of a registration is good, remembered for a moment and forgotten on every node as soon
 * as it changes. Whoever let somebody in by a link hears of the change on the same topic.
 */
@ApplicationScoped
class LinkStates {
    static final String TOPIC = "registration.changed";
    private static final Duration REMEMBERED = Duration.ofSeconds(5);

    private final Bus bus;
    private final Remembered<UUID, PersonView> states;

    LinkStates(Pool database, Bus bus) {
        this.bus = bus;
        this.states = new Remembered<>(REMEMBERED, registration -> read(database, registration));
    }

    private static Uni<Optional<PersonView>> read(Pool database, UUID registration) {
        return new RegistrationRows(database)
                .find(registration)
                .map(found -> found.map(one -> PersonView.of(one, null)));
    }

    void listen(@Observes StartupEvent start) {
        bus.subscribe(
                TOPIC,
                news ->
                        news.getJsonArray("registrations")
                                .forEach(id -> states.forget(UUID.fromString((String) id))));
    }

    Uni<Optional<PersonView>> find(UUID registration) {
        return states.find(registration);
    }

    /** To be called after the commit. */
    void changed(List<UUID> registrations) {
        if (registrations.isEmpty()) {
            return;
        }
        registrations.forEach(states::forget);
        JsonArray ids = new JsonArray(registrations.stream().map(UUID::toString).toList());
        bus.publish(TOPIC, new JsonObject().put("registrations", ids));
    }
}
