package dev.lectern.registration;

import dev.lectern.webinar.WebinarView;
import io.smallrye.mutiny.Uni;
import java.util.Set;

/** Whoever writes the mails says which of them a host turned off, so that no page promises them. */
public interface MailPromises {
    Uni<Set<Promise>> broken(WebinarView webinar);
}
