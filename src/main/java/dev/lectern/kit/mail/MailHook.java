package dev.lectern.kit.mail;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import dev.lectern.kit.limit.Strangers;
import dev.lectern.kit.mail.suppression.Suppressions;
import dev.lectern.kit.web.FromAnywhere;
import dev.lectern.kit.web.fault.NotAllowed;
import dev.lectern.kit.web.fault.NotFound;
import dev.lectern.kit.web.fault.Refused;
import dev.lectern.kit.web.fault.Sentence;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/**
 * Late bounces and complaints, as the mail server's provider learns of them. Signed by the Standard
 * Webhooks conventions with {@code LECTERN_MAIL_HOOK_SECRET}; the body is {@code {"type": "bounce"
 * | "complaint", "messageId": "<…>", "permanent": true, "words": "…"}}.
 */
@Path("/hooks/mail")
@FromAnywhere
class MailHook {
    private static final Pattern MESSAGE_ID =
            Pattern.compile("<?([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})@[^>]*>?");

    private final PostConfig config;
    private final Suppressions suppressions;
    private final Strangers strangers;

    MailHook(PostConfig config, Suppressions suppressions, Strangers strangers) {
        this.config = config;
        this.suppressions = suppressions;
        this.strangers = strangers;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "A mail came back, or its reader complained")
    public Uni<Void> take(
            String body, @Context HttpHeaders headers, @Context RoutingContext request) {
        String secret = requireSecret(request);
        requireSignature(secret, body, headers, request);
        return follow(read(body));
    }

    private Uni<Void> follow(JsonObject news) {
        UUID mail = mailOf(news.getString("messageId"));
        String words = news.getString("words");
        return switch (String.valueOf(news.getString("type"))) {
            case "bounce" -> suppressions.bounced(mail, words, isPermanent(news));
            case "complaint" -> suppressions.complained(mail, words);
            default ->
                    throw new Refused(
                            "type",
                            Sentence.of(
                                    "Send bounce or complaint.",
                                    "Senden Sie bounce oder complaint."));
        };
    }

    private String requireSecret(RoutingContext request) {
        if (config.hookSecret().isEmpty()) {
            strangers.count(request);
            throw new NotFound(
                    Sentence.of(
                            "Bounces are not taken here.",
                            "Rückläufer werden hier nicht angenommen."));
        }
        return config.hookSecret().get();
    }

    private void requireSignature(
            String secret, String body, HttpHeaders headers, RoutingContext request) {
        var given =
                java.net.http.HttpHeaders.of(headers.getRequestHeaders(), (name, value) -> true);
        try {
            new Webhook(secret).verify(body, given);
        } catch (WebhookVerificationException | IllegalArgumentException e) {
            strangers.count(request);
            throw new NotAllowed(
                    Sentence.of("The signature is not right.", "Die Signatur stimmt nicht."));
        }
    }

    private static JsonObject read(String body) {
        try {
            return new JsonObject(body);
        } catch (DecodeException e) {
            throw new Refused(
                    "body", Sentence.of("Send a JSON object.", "Senden Sie ein JSON-Objekt."));
        }
    }

    private static boolean isPermanent(JsonObject news) {
        if (news.getValue("permanent", false) instanceof Boolean permanent) {
            return permanent;
        }
        throw new Refused(
                "permanent", Sentence.of("Send true or false.", "Senden Sie true oder false."));
    }

    private static UUID mailOf(@Nullable String messageId) {
        Matcher matcher = MESSAGE_ID.matcher(String.valueOf(messageId));
        if (!matcher.matches()) {
            throw new Refused(
                    "messageId",
                    Sentence.of(
                            "Send the Message-ID of a mail from here.",
                            "Senden Sie die Message-ID einer E-Mail von hier."));
        }
        return UUID.fromString(matcher.group(1));
    }
}
