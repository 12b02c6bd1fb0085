package dev.lectern.call;

import dev.lectern.kit.outward.Outward;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was set for one provider, by key; prints no secret.
 *
 * @param outward where their address may lead; absent for those of whoever runs the installation
 */
public record Credentials(Map<String, String> values, @Nullable Outward outward) {

    public Credentials {
        values = Map.copyOf(values);
    }

    public Credentials(Map<String, String> values) {
        this(values, null);
    }

    Credentials leading(Outward somewhere) {
        return new Credentials(values, somewhere);
    }

    public String get(String key) {
        String value = values.get(key);
        if (value == null) {
            throw new IllegalStateException("The setting " + key + " is missing");
        }
        return value;
    }

    @Override
    public String toString() {
        return "Credentials" + values.keySet();
    }
}
