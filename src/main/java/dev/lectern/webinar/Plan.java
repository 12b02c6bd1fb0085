package dev.lectern.webinar;

import io.quarkus.qute.TemplateData;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A webinar on the page where it is planned.
 *
 * @param id absent while nothing is kept yet
 * @param people how many are told when its time changes
 */
@TemplateData
record Plan(EditForm form, @Nullable UUID id, boolean draft, long people) {

    static Plan fresh(EditForm form) {
        return new Plan(form, null, true, 0);
    }

    Plan with(EditForm typed) {
        return new Plan(typed, id, draft, people);
    }

    /** The same, to be saved over the version that stands now. */
    Plan over(int version) {
        return with(form.over(version));
    }

    public String action() {
        return id == null ? "/webinars/new" : "/webinars/" + id + "/edit";
    }

    public String back() {
        return id == null ? "/webinars" : "/webinars/" + id;
    }
}
