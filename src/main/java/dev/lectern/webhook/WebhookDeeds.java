package dev.lectern.webhook;

import dev.lectern.kit.audit.NamedDeeds;
import dev.lectern.kit.web.fault.Sentence;
import jakarta.inject.Singleton;
import java.util.Map;

/** What admins do with webhooks, in words. */
@Singleton
class WebhookDeeds implements NamedDeeds {
    @Override
    public Map<String, Sentence> names() {
        return Map.of(
                "webhook.made",
                Sentence.of("added a webhook to", "hat einen Webhook hinzugefügt zu"),
                "webhook.changed",
                Sentence.of("changed the webhook to", "hat den Webhook geändert zu"),
                "webhook.secret-rotated",
                Sentence.of(
                        "made a new secret for the webhook to",
                        "hat ein neues Geheimnis gemacht für den Webhook zu"),
                "webhook.switched-on",
                Sentence.of("switched on the webhook to", "hat den Webhook eingeschaltet zu"),
                "webhook.deleted",
                Sentence.of("removed the webhook to", "hat den Webhook entfernt zu"));
    }
}
