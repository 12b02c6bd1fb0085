package dev.lectern.kit.mail;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A message as the table keeps it. */
public final class MessageJson {

    private MessageJson() {}

    static JsonObject of(Message message) {
        JsonArray attachments = new JsonArray();
        for (Attachment one : message.attachments()) {
            attachments.add(
                    new JsonObject()
                            .put("name", one.name())
                            .put("type", one.type())
                            .put("content", one.content()));
        }
        return new JsonObject()
                .put("to", message.to())
                .put("toName", message.toName())
                .put("fromName", message.fromName())
                .put("replyTo", message.replyTo())
                .put("subject", message.subject())
                .put("text", message.text())
                .put("html", message.html())
                .put("attachments", attachments)
                .put("unsubscribe", message.unsubscribe())
                .put("readBy", message.readBy());
    }

    static Message read(
            JsonObject json, String kind, @Nullable String about, @Nullable UUID workspace) {
        return new Message(
                json.getString("to"),
                json.getString("toName"),
                json.getString("fromName"),
                json.getString("replyTo"),
                json.getString("subject"),
                json.getString("text"),
                json.getString("html"),
                attachments(json),
                kind,
                about,
                json.getString("unsubscribe"),
                workspace,
                json.getString("readBy"));
    }

    public static List<Attachment> attachments(JsonObject json) {
        return json.getJsonArray("attachments", new JsonArray()).stream()
                .map(JsonObject.class::cast)
                .map(MessageJson::attachment)
                .toList();
    }

    private static Attachment attachment(JsonObject json) {
        Buffer content = json.getBuffer("content");
        return new Attachment(json.getString("name"), json.getString("type"), content);
    }
}
