package dev.lectern.webhook;

import dev.lectern.kit.web.fault.Sentence;
import io.quarkus.qute.TemplateData;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A webhook as its page shows it. */
@TemplateData
record WebhookView(
        UUID id,
        String url,
        List<String> events,
        boolean active,
        @Nullable Instant failingSince,
        @Nullable Sentence lastError) {

    static WebhookView of(Webhook hook) {
        return new WebhookView(
                hook.id(),
                hook.url(),
                hook.events(),
                hook.active(),
                hook.failingSince().orElse(null),
                hook.lastError().orElse(null));
    }

    public String at(String action) {
        return "/settings/webhooks/" + id + "/" + action;
    }

    public String page() {
        return "/settings/webhooks/" + id;
    }

    public String kinds() {
        return String.join(", ", events);
    }
}
