package dev.lectern.workspace.setup;

import dev.lectern.account.EmailAddress;
import dev.lectern.workspace.KeyShape;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** {@code LECTERN_SETUP_*}: the first owner, made without anybody at the keyboard. */
@ConfigMapping(prefix = "lectern.setup")
interface SetupConfig {
    Optional<String> email();

    /** Taken as given: who writes it into a setting has decided. */
    Optional<String> password();

    /** An admin key, taken as given. */
    Optional<String> apiKey();

    @WithDefault("My workspace")
    String workspace();

    default boolean isGiven() {
        return email().isPresent() || password().isPresent() || apiKey().isPresent();
    }

    /** Stops the start with a sentence that mends, rather than starting without an owner. */
    default void check() {
        if (email().isEmpty() || password().isEmpty()) {
            throw new ConfigurationException(
                    "LECTERN_SETUP_EMAIL and LECTERN_SETUP_PASSWORD go together: set both or none.");
        }
        if (!EmailAddress.isPlausible(email().get())) {
            throw new ConfigurationException(
                    "LECTERN_SETUP_EMAIL is no mail address: write it as name@example.org.");
        }
        if (apiKey().isPresent() && !KeyShape.fits(apiKey().get())) {
            throw new ConfigurationException(
                    "LECTERN_SETUP_API_KEY must be 24 to 200 letters, digits, - and _.");
        }
    }
}
