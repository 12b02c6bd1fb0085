package dev.lectern.reminder;

import dev.lectern.kit.mail.Post;
import dev.lectern.kit.web.Frame;
import dev.lectern.kit.web.Words;
import dev.lectern.reminder.MailTemplates.Scope;
import dev.lectern.webinar.WebinarSection;
import dev.lectern.webinar.WebinarView;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateData;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** The mails of a webinar on its page, for those who hold it. */
@ApplicationScoped
class MailSection implements WebinarSection {
    private final MailTemplates templates;
    private final Frame frame;
    private final Post post;

    MailSection(MailTemplates templates, Frame frame, Post post) {
        this.templates = templates;
        this.frame = frame;
        this.post = post;
    }

    @Override
    public Tab tab() {
        return Tab.MAIL;
    }

    @Override
    public Uni<Optional<String>> render(WebinarView webinar) {
        LetterWords words = Words.in(frame.language(), LetterWords.class);
        return templates
                .all(Scope.of(webinar), Words.supported(webinar.locale()))
                .map(
                        mails ->
                                new Mails(
                                        "/webinars/" + webinar.id() + "/mail",
                                        mails,
                                        Moments.of(webinar, words),
                                        post.leaves()))
                .chain(mails -> Templates.section(mails).createUni())
                .map(Optional::of);
    }

    /** The section as it is drawn. */
    @TemplateData
    record Mails(String path, List<ChosenWords> mails, Moments moments, boolean leaves) {

        public String at(String kind) {
            return path + "/" + kind;
        }
    }

    @CheckedTemplate(basePath = "reminder")
    static class Templates {
        static native TemplateInstance section(Mails page);
    }
}
