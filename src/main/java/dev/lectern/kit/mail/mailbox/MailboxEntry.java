package dev.lectern.kit.mail.mailbox;

import dev.lectern.kit.mail.Post;
import dev.lectern.kit.web.NavigationEntry;
import dev.lectern.kit.web.Words;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;

/** The way to the mailbox, while that is where mail goes. */
@ApplicationScoped
class MailboxEntry implements NavigationEntry {
    private final Post post;

    MailboxEntry(Post post) {
        this.post = post;
    }

    @Override
    public String href() {
        return "/mailbox";
    }

    @Override
    public String label(Locale language) {
        return Words.in(language, MailWords.class).mailbox();
    }

    @Override
    public String icon() {
        return "inbox";
    }

    @Override
    public int order() {
        return 80;
    }

    @Override
    public boolean shownTo(SecurityIdentity identity) {
        return !post.leaves() && identity.getAttribute("workspace") != null;
    }
}
