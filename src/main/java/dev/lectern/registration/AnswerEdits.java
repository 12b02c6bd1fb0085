package dev.lectern.registration;

import dev.lectern.kit.web.fault.Clashed;
import dev.lectern.kit.web.fault.Sentence;
import dev.lectern.registration.form.Form;
import dev.lectern.registration.form.PersonName;
import dev.lectern.webinar.WebinarView;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

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

    /** The form they filled in, else the one that is shown now. */
    Uni<Form> form(WebinarView webinar, PersonView person) {
        Form present = RegistrationRules.of(webinar.registration(), webinar.locale()).form();
        String version = person.formVersion();
        return version == null
                ? Uni.createFrom().item(present)
                : forms.find(webinar, version).map(found -> found.orElse(present));
    }

    Uni<Void> save(WebinarView webinar, PersonView person, Typed typed) {
        return form(webinar, person)
                .chain(
                        form -> {
                            String name = PersonName.of(typed.one("name")).text();
                            JsonObject answers = form.checkQuestions(typed.answers(form));
                            return save(person, name, answers);
                        })
                .invoke(() -> links.changed(List.of(person.id())));
    }

    private Uni<Void> save(PersonView person, String name, JsonObject answers) {
        return database.withTransaction(
                connection -> {
                    RegistrationRows rows = new RegistrationRows(connection);
                    return rows.findLocked(person.id())
                            .map(found -> found.filter(one -> PlacePage.coming(one.status())))
                            .map(found -> found.orElseThrow(AnswerEdits::gone))
                            .invoke(
                                    found -> {
                                        found.name = name;
                                        found.answers = answers;
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

    private static Clashed gone() {
        return new Clashed(
                Sentence.of(
                        "This registration is no longer here.",
                        "Diese Anmeldung gibt es nicht mehr."));
    }
}
