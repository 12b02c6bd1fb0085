package dev.lectern.reminder;

import dev.lectern.kit.db.Reads;
import dev.lectern.kit.web.Words;
import dev.lectern.registration.MailPromises;
import dev.lectern.registration.Promise;
import dev.lectern.reminder.MailTemplates.Scope;
import dev.lectern.webinar.WebinarView;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Tells pages which of the mails that they would promise a host turned off. */
@ApplicationScoped
class Switches implements MailPromises {
    private final Reads<Mails, Set<Promise>> broken;

    Switches(MailTemplates templates, Vertx vertx) {
        this.broken =
                new Reads<>(
                        vertx,
                        mails -> templates.all(mails.of, mails.language).map(Switches::broken));
    }

    private record Mails(Scope of, Locale language) {}

    @Override
    public Uni<Set<Promise>> broken(WebinarView webinar) {
        return broken.ask(new Mails(Scope.of(webinar), Words.supported(webinar.locale())));
    }

    private static Set<Promise> broken(List<ChosenWords> mails) {
        Set<Promise> broken = EnumSet.noneOf(Promise.class);
        for (Promise promise : Promise.values()) {
            MailKind kind = MailKind.valueOf(promise.name());
            mails.stream()
                    .filter(mail -> mail.kind() == kind && !mail.sent())
                    .forEach(mail -> broken.add(promise));
        }
        return broken;
    }
}
