package dev.lectern.webinar;

import dev.lectern.kit.mail.MailLog;
import dev.lectern.kit.mail.Post;
import dev.lectern.kit.web.Frame;
import dev.lectern.kit.web.Words;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** What is known about whether mail reaches people: nobody is told more than was seen. */
@ApplicationScoped
class MailReadiness {
    private static final String WAITING = "/settings/work?state=waiting";

    private final Post post;
    private final MailLog log;
    private final Frame frame;

    MailReadiness(Post post, MailLog log, Frame frame) {
        this.post = post;
        this.log = log;
        this.frame = frame;
    }

    Uni<Overview.Step> of(WebinarView webinar, Allowed may) {
        ReadyWords words = Words.in(frame.language(), ReadyWords.class);
        if (!post.leaves()) {
            return said(Overview.Step.open(words.mailStays(), "/mailbox", words.mailMend()));
        }
        if (post.serverAway()) {
            return said(waits(words.mailWaits(), may, words));
        }
        return log.departures(webinar.workspace()).map(known -> seen(known, webinar, may, words));
    }

    private Overview.Step seen(
            MailLog.Departures known, WebinarView webinar, Allowed may, ReadyWords words) {
        if (known.heldBack()) {
            return waits(words.mailRefused(), may, words);
        }
        return known.last() == null
                ? Overview.Step.open(
                        words.mailUntried(),
                        "/webinars/" + webinar.id() + "/mail/confirmation",
                        words.mailTry())
                : Overview.Step.done(words.mailLeft(frame.times().moment(known.last(), null)));
    }

    private static Overview.Step waits(String text, Allowed may, ReadyWords words) {
        return may.admin()
                ? Overview.Step.open(text, WAITING, words.mailWaitsMend())
                : Overview.Step.open(text);
    }

    private static Uni<Overview.Step> said(Overview.Step step) {
        return Uni.createFrom().item(step);
    }
}
