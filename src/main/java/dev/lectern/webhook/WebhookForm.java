package dev.lectern.webhook;

import io.quarkus.qute.TemplateData;
import io.vertx.core.json.JsonArray;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What was typed about a webhook.
 *
 * @param kinds none: every kind
 */
@TemplateData
record WebhookForm(String url, List<String> kinds) {

    static WebhookForm empty() {
        return new WebhookForm("", List.of());
    }

    static WebhookForm of(WebhookView hook) {
        return new WebhookForm(hook.url(), hook.events());
    }

    static WebhookForm of(MultivaluedMap<String, String> sent) {
        String url = sent.getFirst("url");
        List<String> kinds = sent.getOrDefault("kind", List.of());
        return new WebhookForm(
                url == null ? "" : url, EventKind.read(new JsonArray(List.copyOf(kinds))));
    }

    /** All kinds there are, by what they are about. */
    public Map<String, List<Choice>> choices() {
        Map<String, List<Choice>> groups = new LinkedHashMap<>();
        for (EventKind kind : EventKind.values()) {
            groups.merge(
                    kind.subject(),
                    List.of(new Choice(kind.word(), kinds.contains(kind.word()))),
                    (one, other) -> Stream.concat(one.stream(), other.stream()).toList());
        }
        return groups;
    }

    /** One kind, and whether it is wanted. */
    @TemplateData
    record Choice(String word, boolean wanted) {}
}
