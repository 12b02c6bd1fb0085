package dev.lectern.registration;

import dev.lectern.kit.web.Frame;
import dev.lectern.kit.web.fault.Refused;
import dev.lectern.registration.Application.Admittance;
import dev.lectern.registration.form.Answers;
import dev.lectern.registration.form.EmailAddress;
import dev.lectern.registration.form.Form;
import dev.lectern.registration.form.Reply;
import dev.lectern.webinar.OccurrenceView;
import dev.lectern.webinar.WebinarView;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says who accepts an invitation, beside what they said when they asked for the place
 * themselves.
 */
@ApplicationScoped
class Acceptances {
    private final Pool database;
    private final ShownForms forms;
    private final Frame frame;
    private final Clock clock;

    Acceptances(Pool database, ShownForms forms, Frame frame, Clock clock) {
        this.database = database;
        this.forms = forms;
        this.frame = frame;
        this.clock = clock;
    }

    /** The host vouches for name and address; what must be answered or agreed to, only they can. */
    Uni<Application> application(
            InvitationView invitation, WebinarView webinar, Form form, Typed typed) {
        if (choices(webinar).isEmpty()) {
            throw new Refused(Reply.CLOSED.sentence());
        }
        Form asked = AcceptPage.questions(form);
        JsonObject agreed = asked.checkQuestions(typed.answers(asked));
        Answers answers =
                new Answers(form, invitation.name(), EmailAddress.of(invitation.email()), agreed);
        String picked = typed.one("occurrence");
        @Nullable UUID date = PublicState.date(webinar, rules(webinar), picked, clock.instant());
        return waiting(webinar, date, answers)
                .chain(
                        place ->
                                place.isEmpty()
                                        ? Uni.createFrom().item(application(webinar, answers))
                                        : beside(place.get(), invitation, webinar, answers))
                .map(one -> one.by(date, frame.zone().orElse(one.zone())).invited());
    }

    private static Application application(WebinarView webinar, Answers answers) {
        return Application.of(answers, webinar.language(), "invitation");
    }

    /** The place that they asked for and that nobody has decided about. */
    private Uni<Optional<Registration>> waiting(
            WebinarView webinar, @Nullable UUID date, Answers person) {
        Wish wish = new Wish(webinar, date, Admittance.BY_INVITATION, true);
        return new RegistrationRows(database)
                .findByAddress(webinar.id(), List.of(person.address().key()))
                .map(places -> wish.standing(places).or(() -> atOneDate(places, date)))
                .map(found -> found.filter(one -> one.status() == Status.PENDING));
    }

    /** What they asked for goes into what they accept where that is for all dates. */
    private static Optional<Registration> atOneDate(
            List<Registration> places, @Nullable UUID date) {
        Stream<Registration> single = date == null ? places.stream() : Stream.empty();
        return single.filter(SinglePlaces::is)
                .filter(one -> one.status() == Status.PENDING)
                .findFirst();
    }

    private Uni<Application> beside(
            Registration before, InvitationView invitation, WebinarView webinar, Answers now) {
        return forms.of(webinar, before.formVersion)
                .map(form -> now.beside(form, before.answers))
                .map(both -> invitation.named() ? both : both.by(before.name))
                .map(both -> Application.of(both, before.language, "invitation"))
                .map(one -> one.by(null, before.zone));
    }

    List<OccurrenceView> choices(WebinarView webinar) {
        return PublicState.choices(webinar, rules(webinar), clock.instant());
    }

    /** Like whoever is added by hand, the invited come past the deadline, until it is over. */
    static RegistrationRules rules(WebinarView webinar) {
        JsonObject settings = webinar.registration().copy().put("deadlineMinutes", 0);
        return RegistrationRules.of(settings, webinar.locale());
    }
}
