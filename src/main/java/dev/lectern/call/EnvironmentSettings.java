package dev.lectern.call;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/** Credentials from {@code LECTERN_<PROVIDER>_<KEY>}: they hold for every workspace. */
record EnvironmentSettings(Config config) {

    /** Empty if anything required is missing. */
    Optional<Credentials> of(Connector connector) {
        Map<String, String> values = new HashMap<>();
        for (Setting setting : connector.settings()) {
            Optional<String> value = value(connector, setting);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            values.put(setting.key(), value.get());
        }
        return Optional.of(new Credentials(values));
    }

    private Optional<String> value(Connector connector, Setting setting) {
        String name = "lectern." + connector.name() + "." + setting.key();
        return config.getOptionalValue(name, String.class)
                .filter(value -> !value.isBlank())
                .or(() -> Optional.of(setting.otherwise()).filter(value -> !value.isEmpty()));
    }
}
