package dev.lectern.workspace.setup;

import dev.lectern.account.Accounts;
import dev.lectern.kit.web.Zones;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/** Sets up an empty installation from settings, for scripts and containers; ignored afterwards. */
@ApplicationScoped
class UnattendedSetup {
    private static final Logger LOG = Logger.getLogger(UnattendedSetup.class);

    private final SetupConfig config;
    private final Accounts accounts;
    private final Founding founding;

    UnattendedSetup(SetupConfig config, Accounts accounts, Founding founding) {
        this.config = config;
        this.accounts = accounts;
        this.founding = founding;
    }

    /** Before anything else that starts asks whether somebody is there. */
    void onStart(@Observes @Priority(100) StartupEvent start) throws Throwable {
        if (config.isGiven()) {
            VertxContextSupport.subscribeAndAwait(this::foundUnlessSomebodyIsThere);
        }
    }

    private Uni<Void> foundUnlessSomebodyIsThere() {
        return Panache.withSession(accounts::isAnyone)
                .chain(anyone -> anyone ? Uni.createFrom().voidItem() : found());
    }

    /**
     * What is wrong with the settings matters only now: nobody takes them back afterwards. Another
     * node of the same installation may be first, between the question and the lock.
     */
    private Uni<Void> found() {
        config.check();
        return accounts.hash(config.password().orElseThrow())
                .chain(hash -> Panache.withTransaction(() -> founding.found(founder(hash), null)))
                .invoke(made -> LOG.infof("Set up the workspace “%s”", made.workspace().name()))
                .replaceWithVoid()
                .onFailure(AlreadySetUp.class)
                .recoverWithUni(UnattendedSetup::leave);
    }

    private static Uni<Void> leave() {
        LOG.info("Set up meanwhile by another node");
        return Uni.createFrom().voidItem();
    }

    private Founding.Founder founder(String passwordHash) {
        String email = config.email().orElseThrow();
        return new Founding.Founder(
                email,
                email.substring(0, email.indexOf('@')),
                passwordHash,
                config.workspace(),
                "en",
                Zones.ofThisMachine(),
                config.apiKey().orElse(null));
    }
}
