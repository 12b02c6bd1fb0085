package dev.lectern.call;

import java.util.Map;

/** What was set for one provider, by key; prints no secret. */
public record Credentials(Map<String, String> values) {

    public Credentials {
        values = Map.copyOf(values);
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
