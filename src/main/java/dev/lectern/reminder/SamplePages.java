package dev.lectern.reminder;

import dev.lectern.kit.web.Frame;
import dev.lectern.kit.web.SeeOther;
import dev.lectern.kit.web.Visitor;
import dev.lectern.kit.web.Words;
import dev.lectern.kit.web.fault.NotAllowed;
import dev.lectern.kit.web.fault.Sentence;
import dev.lectern.reminder.MailEditor.Edited;
import dev.lectern.webinar.WebinarView;
import dev.lectern.webinar.Webinars;
import dev.lectern.workspace.Caller;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/** "Send me what they get": the confirmation, as it would go to somebody who registers now. */
@Path("/webinars/{webinar:[0-9a-fA-F-]{36}}/sample-mail")
@Authenticated
class SamplePages {
    private final SecurityIdentity identity;
    private final Webinars webinars;
    private final MailEditor editor;
    private final Frame frame;

    SamplePages(SecurityIdentity identity, Webinars webinars, MailEditor editor, Frame frame) {
        this.identity = identity;
        this.webinars = webinars;
        this.editor = editor;
        this.frame = frame;
    }

    @POST
    public Uni<Response> send(UUID webinar) {
        Visitor person = frame.person();
        if (person == null) {
            throw new NotAllowed(
                    Sentence.of(
                            "This is for people. Sign in with a browser.",
                            "Das ist für Menschen. Melden Sie sich mit einem Browser an."));
        }
        return webinars.requireMine(Caller.of(identity), webinar)
                .chain(found -> send(found, person))
                .map(done -> SeeOther.page("/webinars/" + webinar, sent(person)));
    }

    private Uni<Void> send(WebinarView webinar, Visitor person) {
        Edited mail = MailPages.edited(MailKind.CONFIRMATION, webinar);
        return editor.words(mail)
                .chain(words -> editor.sendTo(mail, words.text(), person.name(), person.email()))
                .replaceWithVoid();
    }

    private String sent(Visitor person) {
        return Words.in(frame.language(), LetterWords.class).onItsWay(person.email());
    }
}
