package dev.lectern.room;

import dev.lectern.call.Role;
import dev.lectern.webinar.WebinarView;
import dev.lectern.workspace.Caller;
import java.util.Objects;

/** What a member of the workspace is in a webinar's room. */
final class Leaders {
    private Leaders() {}

    /** Whose webinar it is holds it, and so may admins; other members help. */
    static Role role(WebinarView webinar, Caller caller) {
        boolean own = webinar.host() == null || Objects.equals(webinar.host(), caller.account());
        boolean admin = caller.role().includes(dev.lectern.workspace.Role.ADMIN);
        return own || admin ? Role.HOST : Role.COHOST;
    }
}
