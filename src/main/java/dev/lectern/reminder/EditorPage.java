package dev.lectern.reminder;

import dev.lectern.kit.mail.Message;
import dev.lectern.kit.mail.Post;
import dev.lectern.kit.web.Frame;
import dev.lectern.kit.web.SeeOther;
import dev.lectern.kit.web.Visitor;
import dev.lectern.kit.web.Words;
import dev.lectern.kit.web.fault.Mistakes;
import dev.lectern.kit.web.fault.Refused;
import dev.lectern.reminder.MailEditor.Edited;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateData;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The page on which the words of one mail are changed, with the mail beside it. */
@ApplicationScoped
class EditorPage {
    private static final int MENDABLE = 422;

    private final MailEditor editor;
    private final Frame frame;
    private final Post post;

    EditorPage(MailEditor editor, Frame frame, Post post) {
        this.editor = editor;
        this.frame = frame;
        this.post = post;
    }

    Uni<Response> show(Edited mail) {
        return editor.words(mail)
                .chain(words -> page(mail, words, MailForm.of(words), Mistakes.none(), 200));
    }

    /** Saves, sends one or restores, as the button says. */
    Uni<Response> act(Edited mail, MultivaluedMap<String, String> sent) {
        String then = sent.getFirst("then");
        if ("restore".equals(then)) {
            return editor.restore(mail).map(done -> back(mail, words().restored()));
        }
        MailForm form = MailForm.of(sent);
        return Uni.createFrom()
                .deferred(() -> "test".equals(then) ? test(mail, form) : save(mail, form))
                .onFailure(Refused.class)
                .recoverWithUni(refused -> mend(mail, form, (Refused) refused));
    }

    private Uni<Response> save(Edited mail, MailForm form) {
        return editor.save(mail, form, words()).map(saved -> back(mail, words().saved()));
    }

    private Uni<Response> test(Edited mail, MailForm form) {
        Visitor person = frame.person();
        if (person == null) {
            throw new Refused(words().nobody());
        }
        MailText text = form.check(mail.kind(), words());
        return editor.sendTo(mail, text, person.name(), person.email())
                .chain(() -> editor.words(mail))
                .chain(
                        words ->
                                page(
                                        mail,
                                        words,
                                        form,
                                        Mistakes.none(),
                                        200,
                                        words().onItsWay(person.email())));
    }

    private Uni<Response> mend(Edited mail, MailForm form, Refused refused) {
        return editor.words(mail)
                .chain(words -> page(mail, words, form, Mistakes.of(refused), MENDABLE));
    }

    Uni<Response> preview(Edited mail) {
        return editor.words(mail)
                .chain(words -> editor.preview(mail, words.text(), null))
                .map(this::document);
    }

    /** As typed, whether or not it may be saved: the frame's document, or for a script the text. */
    Uni<Response> preview(Edited mail, MultivaluedMap<String, String> sent) {
        boolean script = "text".equals(sent.getFirst("as"));
        return editor.preview(mail, MailForm.of(sent).words(), null)
                .map(message -> script ? text(message) : document(message));
    }

    private Response document(Message message) {
        String shown = frame.foreignDocument(message.html());
        return Response.ok(shown, "text/html;charset=UTF-8").build();
    }

    private static Response text(Message message) {
        JsonObject json =
                new JsonObject().put("subject", message.subject()).put("text", message.text());
        return Response.ok(json, MediaType.APPLICATION_JSON).build();
    }

    private Uni<Response> page(
            Edited mail, ChosenWords words, MailForm form, Mistakes mistakes, int status) {
        return page(mail, words, form, mistakes, status, null);
    }

    private Uni<Response> page(
            Edited mail,
            ChosenWords words,
            MailForm form,
            Mistakes mistakes,
            int status,
            @Nullable String done) {
        return editor.preview(mail, form.words(), null)
                .map(
                        message ->
                                new Editor(
                                        path(mail),
                                        mail,
                                        words,
                                        form,
                                        mistakes,
                                        message.subject(),
                                        message.text(),
                                        done,
                                        post.leaves()))
                .chain(editor -> Templates.editor(editor).createUni())
                .map(html -> Response.status(status).entity(html).build());
    }

    private Response back(Edited mail, String toast) {
        return SeeOther.page(path(mail), toast);
    }

    private static String path(Edited mail) {
        return mail.webinar() == null
                ? "/settings/mail/" + mail.kind().word() + "/" + mail.language().getLanguage()
                : "/webinars/" + mail.webinar().id() + "/mail/" + mail.kind().word();
    }

    private LetterWords words() {
        return Words.in(frame.language(), LetterWords.class);
    }

    /** The page, drawn. */
    @TemplateData
    record Editor(
            String path,
            Edited mail,
            ChosenWords words,
            MailForm form,
            Mistakes mistakes,
            String subject,
            String text,
            @Nullable String done,
            boolean leaves) {

        public String kind() {
            return mail.kind().word();
        }

        public String back() {
            return mail.webinar() == null
                    ? "/settings/mail?language=" + language()
                    : "/webinars/" + mail.webinar().id() + "?tab=mail";
        }

        public String about() {
            return mail.webinar() == null ? "" : mail.webinar().title();
        }

        public String language() {
            return mail.language().getLanguage();
        }

        public List<String> tags() {
            return MergeTags.of(mail.kind());
        }

        public String braced(String tag) {
            return "{" + tag + "}";
        }
    }

    @CheckedTemplate(basePath = "reminder")
    static class Templates {
        static native TemplateInstance editor(Editor page);
    }
}
