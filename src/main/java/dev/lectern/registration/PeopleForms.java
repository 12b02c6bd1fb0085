package dev.lectern.registration;

import dev.lectern.kit.web.fault.Mistakes;
import dev.lectern.registration.form.DateChoice;
import dev.lectern.webinar.WebinarState;
import dev.lectern.webinar.WebinarView;
import io.quarkus.qute.TemplateData;
import java.util.List;
import java.util.UUID;

/**
 * What a host typed to add, bring or decide about people, and what is to be mended about it.
 *
 * @param date of a series, to which somebody is added or brought; empty: none was chosen
 * @param chosen whom a decision is about; empty: none was made
 * @param decision the word of that decision
 * @param file whether a file was sent
 * @param place where in the list they were
 */
@TemplateData
record PeopleForms(
        WebinarView webinar,
        String name,
        String email,
        String date,
        List<UUID> chosen,
        String decision,
        String note,
        boolean file,
        ListPlace place,
        Mistakes mistakes) {

    static PeopleForms empty(WebinarView webinar) {
        return added(webinar, "", "", "", Mistakes.none());
    }

    static PeopleForms added(
            WebinarView webinar, String name, String email, String date, Mistakes mistakes) {
        return new PeopleForms(
                webinar, name, email, date, List.of(), "", "", false, ListPlace.START, mistakes);
    }

    static PeopleForms brought(WebinarView webinar, String date, Mistakes mistakes) {
        return new PeopleForms(
                webinar, "", "", date, List.of(), "", "", true, ListPlace.START, mistakes);
    }

    static PeopleForms decided(
            WebinarView webinar,
            List<UUID> chosen,
            String decision,
            String note,
            ListPlace place,
            Mistakes mistakes) {
        return new PeopleForms(webinar, "", "", "", chosen, decision, note, false, place, mistakes);
    }

    public String title() {
        return webinar.title();
    }

    /** Whether anybody can be added or brought. */
    public boolean open() {
        return webinar.state() == WebinarState.PUBLISHED;
    }

    public DateChoice dates() {
        return new DateChoice(webinar);
    }

    public boolean takesAway() {
        return List.of("decline", "cancel", "new-link").contains(decision);
    }

    public String at(String action) {
        return "/webinars/" + webinar.id() + "/people/" + action;
    }

    public String back() {
        return place.address(webinar.id());
    }
}
