package dev.lectern.room;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The pages of a room. */
@CheckedTemplate(basePath = "room")
final class RoomTemplates {
    private RoomTemplates() {}

    static native TemplateInstance studio(RoomView view);

    static native TemplateInstance live(RoomView view);
}
