package dev.lectern.reminder;

import io.quarkus.qute.TemplateData;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The words of one mail as they hold in a webinar or workspace.
 *
 * @param usual what they are without what was changed here
 * @param usuallySent whether it is sent without what was changed here
 * @param own whether something was changed right here
 */
@TemplateData
record ChosenWords(
        MailKind kind,
        MailText text,
        MailText usual,
        boolean sent,
        boolean usuallySent,
        boolean own) {

    /**
     * @param webinar absent when nothing was changed there, or the workspace's words are asked for
     */
    static ChosenWords of(
            MailKind kind,
            MailText standard,
            @Nullable OwnWords workspace,
            @Nullable OwnWords webinar) {
        MailText house = workspace == null ? standard : workspace.over(standard);
        boolean houseSends = workspace == null || workspace.sent();
        if (webinar == null) {
            return new ChosenWords(kind, house, standard, houseSends, true, workspace != null);
        }
        return new ChosenWords(kind, webinar.over(house), house, webinar.sent(), houseSends, true);
    }

    /** As a webinar sees them: what the workspace changed is what is usual there. */
    ChosenWords inWebinar(boolean changedThere) {
        return changedThere ? this : new ChosenWords(kind, text, text, sent, sent, false);
    }

    public String word() {
        return kind.word();
    }

    public String subject() {
        return text.subject();
    }

    /** All of them, as programs get a list. */
    static JsonObject list(List<ChosenWords> all, Locale language) {
        JsonArray items = new JsonArray();
        all.forEach(one -> items.add(one.json(language)));
        return new JsonObject().put("items", items).putNull("next").put("total", items.size());
    }

    JsonObject json(Locale language) {
        return new JsonObject()
                .put("kind", kind.word())
                .put("language", language.getLanguage())
                .put("sent", sent)
                .put("changed", own)
                .put("subject", text.subject())
                .put("headline", text.headline())
                .put("text", text.text())
                .put("button", text.button());
    }
}
