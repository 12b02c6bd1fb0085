package dev.lectern.registration;

import dev.lectern.webinar.WebinarState;
import dev.lectern.webinar.WebinarView;
import io.quarkus.qute.TemplateData;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of a list of people, or would become of it, drawn.
 *
 * @param file by which the checked list is brought in; absent: it has been
 */
@TemplateData
record BroughtPage(WebinarView webinar, Brought outcome, @Nullable UUID file) {
    /** Whether it was checked and somebody of it can be brought in. */
    public boolean ready() {
        return file != null && webinar.state() == WebinarState.PUBLISHED && comingIn() > 0;
    }

    /** How many the list gives a place, or a place in the line. */
    public int comingIn() {
        return outcome.added() + outcome.approved();
    }

    /** Whether somebody can be without a seat at all. */
    public boolean limited() {
        return outcome.full() > 0 || webinar.registration().getInteger("capacity") != null;
    }

    /** The columns of which nothing is taken; empty where there is none. */
    public String unread() {
        return String.join(", ", outcome.unread());
    }

    public String bring() {
        return "/webinars/" + webinar.id() + "/people/import/" + file;
    }

    public String back() {
        return "/webinars/" + webinar.id() + "?tab=people";
    }
}
