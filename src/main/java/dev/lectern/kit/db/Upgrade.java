package dev.lectern.kit.db;

import io.quarkus.flyway.FlywayConfigurationCustomizer;
import jakarta.enterprise.context.ApplicationScoped;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** An upgrade of the schema is one transaction: it is there whole, or everything is as before. */
@ApplicationScoped
class Upgrade implements FlywayConfigurationCustomizer {
    @Override
    public void customize(FluentConfiguration flyway) {
        flyway.group(true);
    }
}
