package dev.lectern.registration;

import dev.lectern.kit.web.fault.Clashed;
import dev.lectern.kit.web.fault.Refused;
import dev.lectern.kit.web.fault.Sentence;
import dev.lectern.registration.form.Form;
import dev.lectern.registration.form.PersonName;
import dev.lectern.registration.form.Reply;
import dev.lectern.webinar.WebinarView;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Objects;

/** Lets people change what they answered, by the questions they were asked. */
@ApplicationScoped
class AnswerEdits {
    private final Pool database;
    private final ShownForms forms;
    private final News news;
    private final LinkStates links;
    private final Clock clock;

    AnswerEdits(Pool database, ShownForms forms, News news, LinkStates links, Clock clock) {
        this.database = database;
        this.forms = forms;
        this.news = news;
        this.links = links;
        this.clock = clock;
    }

    Uni<Void> save(WebinarView webinar, PersonView person, Typed typed) {
        return form(webinar, person, typed)
                .call(form -> forms.keep(webinar, form))
                .chain(form -> save(person, Said.by(form, typed, person)))
                .invoke(() -> links.changed(List.of(person.id())));
    }

    /** The one the page carried, else the one they answered, else today's. */
    Uni<Form> form(WebinarView webinar, PersonView person, Typed typed) {
        return forms.carried(webinar, FormSeal.Page.place(person), typed, person.formVersion());
    }

    /** Name and answers, checked, and the form under which they stand. */
    private record Said(String name, JsonObject answers, String version) {
        static Said by(Form form, Typed typed, PersonView person) {
            return new Said(
                    name(typed.one("name"), person.name()),
                    form.checkQuestions(typed.answers(form)),
                    form.version());
        }

        /** One that stands already was good once, whatever is taken for a link by now. */
        private static String name(String typed, String standing) {
            boolean same = typed.equals(standing) && !typed.isEmpty();
            return same ? standing : PersonName.of(typed).text();
        }
    }

    private Uni<Void> save(PersonView person, Said said) {
        return database.withTransaction(
                connection -> {
                    RegistrationRows rows = new RegistrationRows(connection);
                    return rows.findLocked(person.id())
                            .map(found -> found.filter(one -> PlacePage.coming(one.status())))
                            .map(found -> found.orElseThrow(AnswerEdits::gone))
                            .invoke(found -> requireAsShown(found, person, said))
                            .invoke(
                                    found -> {
                                        found.name = said.name();
                                        found.answers = said.answers();
                                        found.formVersion = said.version();
                                    })
                            .call(found -> rows.update(List.of(found), clock.instant()))
                            .chain(
                                    found ->
                                            news.tell(
                                                    connection,
                                                    List.of(
                                                            PersonChanged.of(
                                                                    PersonChanged.What
                                                                            .ANSWERS_EDITED,
                                                                    found))));
                });
    }

    /** Meanwhile they may have answered another form, or agreed to something in it. */
    private static void requireAsShown(Registration found, PersonView seen, Said said) {
        boolean same = Objects.equals(found.formVersion, seen.formVersion());
        if (!same && !said.version().equals(found.formVersion)) {
            throw new Refused(Reply.TRY_AGAIN.sentence());
        }
    }

    private static Clashed gone() {
        return new Clashed(
                Sentence.of(
                        "This registration is no longer here.",
                        "Diese Anmeldung gibt es nicht mehr."));
    }
}
