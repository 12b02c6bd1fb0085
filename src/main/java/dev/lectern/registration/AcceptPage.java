package dev.lectern.registration;

import dev.lectern.kit.web.fault.Mistakes;
import dev.lectern.registration.form.FieldType;
import dev.lectern.registration.form.Form;
import dev.lectern.webinar.OccurrenceView;
import dev.lectern.webinar.WebinarView;
import io.quarkus.qute.TemplateData;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of an invitation that was not taken back, drawn.
 *
 * @param seal says by which form the answers are to be read
 * @param place what they have by now; absent: they have not answered
 * @param mailed whether it is mailed how they stand, with their link where they have one
 */
@TemplateData
record AcceptPage(
        String token,
        InvitationView invitation,
        WebinarView webinar,
        List<OccurrenceView> choices,
        List<Question> questions,
        String seal,
        String picked,
        Mistakes mistakes,
        @Nullable PersonView place,
        boolean mailed) {

    /** What only they can answer or agree to. */
    static Form questions(Form form) {
        return new Form(
                form.questions().stream()
                        .filter(field -> field.type() == FieldType.CONSENT || field.required())
                        .toList());
    }

    AcceptPage with(PersonView held) {
        return new AcceptPage(
                token,
                invitation,
                webinar,
                choices,
                questions,
                seal,
                picked,
                mistakes,
                held,
                mailed);
    }

    AcceptPage unmailed() {
        return new AcceptPage(
                token,
                invitation,
                webinar,
                choices,
                questions,
                seal,
                picked,
                mistakes,
                place,
                false);
    }

    /** The mail that says how somebody with this place stands, or will once they have one. */
    Promise promise() {
        return place == null ? Promise.CONFIRMATION : promise(place.status());
    }

    static Promise promise(Status status) {
        return switch (status) {
            case PENDING -> Promise.PENDING;
            case WAITLISTED -> Promise.WAITING_LIST;
            case OFFERED -> Promise.SEAT_OFFERED;
            default -> Promise.CONFIRMATION;
        };
    }

    /** How they stand who answered, as a word. */
    public String standing() {
        return place == null ? "" : place.status().word();
    }

    /** Whether what they wait for is over. */
    public boolean over() {
        return place != null && PlacePage.over(webinar, place);
    }

    public boolean open() {
        return !choices.isEmpty();
    }

    /** Whether they say to which date they come. */
    public boolean severalDates() {
        return choices.size() > 1 && webinar.registrationScope().takesOne();
    }

    public boolean allDatesToo() {
        return webinar.registrationScope().takesAll();
    }

    public Privacy privacy() {
        return RegistrationRules.of(webinar.registration(), webinar.locale()).privacy();
    }

    public String path() {
        return "/invited/" + token;
    }

    public String page() {
        return "/w/" + webinar.slug();
    }
}
