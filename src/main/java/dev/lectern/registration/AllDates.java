package dev.lectern.registration;

import dev.lectern.registration.Application.Person;
import dev.lectern.registration.form.Form;
import dev.lectern.webinar.WebinarView;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The owner of a place at one date of a series asks for all of them: what they have becomes one
 * place, or stands while they wait for it. A form in their name does not; it proves nothing.
 */
@ApplicationScoped
class AllDates {
    private final RegistrationDesk desk;
    private final ShownForms forms;

    AllDates(RegistrationDesk desk, ShownForms forms) {
        this.desk = desk;
        this.forms = forms;
    }

    Uni<Intake.Result> ask(WebinarView webinar, PersonView owner) {
        return forms.find(webinar, owner.formVersion())
                .map(asked -> application(owner, asked.orElse(null)))
                .chain(application -> desk.register(webinar, application));
    }

    private static Application application(PersonView owner, @Nullable Form asked) {
        String email = owner.email();
        @Nullable String key = email == null ? null : email.toLowerCase(Locale.ROOT);
        String source = owner.source();
        return new Application(
                new Person(owner.name(), email, key, owner.answers()),
                null,
                asked,
                owner.language(),
                owner.zone(),
                source == null ? "page" : source,
                owner.origin(),
                Application.Admittance.BY_OWNER);
    }
}
