package dev.lectern.call;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request that came in at {@code /hooks/{provider}}, byte for byte.
 *
 * @param headers names in lower case
 */
public record Webhook(Map<String, String> headers, byte[] body) {

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /**
     * What a provider recognised as its own.
     *
     * @param id the same when the provider delivers it again
     */
    public record Delivery(String id, List<CallEvent> events) {
        public Delivery {
            events = List.copyOf(events);
        }
    }
}
