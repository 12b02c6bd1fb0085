package dev.lectern.reminder;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateData;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One mail to one person, ready to be laid out.
 *
 * @param sender the workspace's name
 * @param when the dates, as lines
 * @param accent the workspace's colour
 * @param onAccent what can be read on it
 * @param personal whether the button's link must not be passed on
 * @param place address of the person's own page; absent where there is none
 * @param unsubscribe absent for what a person needs to know
 */
@TemplateData
record PersonMail(
        String language,
        String sender,
        String subject,
        String headline,
        List<String> paragraphs,
        String title,
        List<String> when,
        String accent,
        String onAccent,
        String button,
        String link,
        boolean personal,
        @Nullable String place,
        @Nullable String unsubscribe) {

    /** What a mail program shows beside the subject. */
    public String preview() {
        return paragraphs.size() > 1 ? paragraphs.get(1) : headline;
    }

    @CheckedTemplate(basePath = "mail", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance person(PersonMail mail, ReminderWords words);

        static native TemplateInstance personText(PersonMail mail, ReminderWords words);
    }
}
