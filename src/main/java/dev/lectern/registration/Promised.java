package dev.lectern.registration;

import dev.lectern.webinar.WebinarView;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Which mails pages must not promise. */
@ApplicationScoped
class Promised {
    private final List<MailPromises> answers;

    Promised(@All List<MailPromises> answers) {
        this.answers = answers;
    }

    Uni<Set<Promise>> broken(WebinarView webinar) {
        Uni<Set<Promise>> all = Uni.createFrom().item(() -> EnumSet.noneOf(Promise.class));
        for (MailPromises one : answers) {
            all = all.call(broken -> one.broken(webinar).invoke(broken::addAll));
        }
        return all;
    }

    /** Whether this mail goes. */
    Uni<Boolean> keeps(WebinarView webinar, Promise promise) {
        return broken(webinar).map(broken -> !broken.contains(promise));
    }
}
