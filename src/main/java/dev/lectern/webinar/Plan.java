package dev.lectern.webinar;

import dev.lectern.call.Providers;
import io.quarkus.qute.TemplateData;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A webinar on the page where it is planned.
 *
 * @param stands absent while nothing is kept yet
 * @param live whether it is on, so that its time stays
 * @param people how many are told when its time changes
 * @param providers those to choose from, the usual one first, and where it is even if that is gone
 * @param effects what saving would bring, when that is to be agreed to first
 */
@TemplateData
record Plan(
        EditForm form,
        @Nullable WebinarView stands,
        boolean draft,
        boolean live,
        long people,
        List<Choice> providers,
        List<Effects.Line> effects,
        boolean mails) {

    /** Somebody who can hold the video room. */
    @TemplateData
    record Choice(String name, String title, Providers.Shown by, boolean there) {
        /** Whether it would be a room without picture and sound for whoever has our pages only. */
        public boolean bare() {
            return by == Providers.Shown.BY_OTHER_PROGRAMS;
        }
    }

    static Plan fresh(EditForm form, List<Choice> providers) {
        return new Plan(form, null, true, false, 0, providers, List.of(), false);
    }

    static Plan of(WebinarView webinar, long people, List<Choice> providers) {
        boolean draft = webinar.state() == WebinarState.DRAFT;
        EditForm form = EditForm.of(webinar);
        return new Plan(form, webinar, draft, webinar.live(), people, providers, List.of(), false);
    }

    public @Nullable UUID id() {
        return stands == null ? null : stands.id();
    }

    Plan with(EditForm typed) {
        return new Plan(typed, stands, draft, live, people, providers, effects, mails);
    }

    /** Asks whether to go on. */
    Plan asking(List<Effects.Line> lines, boolean somebodyIsMailed) {
        return new Plan(form, stands, draft, live, people, providers, lines, somebodyIsMailed);
    }

    /** Whether there is another than the one where it is. */
    public boolean choice() {
        return providers.size() > 1;
    }

    /** Whether one of them shows nothing in our rooms. */
    public boolean bare() {
        return providers.stream().anyMatch(Choice::bare);
    }

    /** The usual one, by name. */
    public String usual() {
        return providers.isEmpty() ? "" : providers.get(0).title();
    }

    public String action() {
        return id() == null ? "/webinars/new" : "/webinars/" + id() + "/edit";
    }

    public String back() {
        return id() == null ? "/webinars" : "/webinars/" + id();
    }
}
