package dev.lectern.registration;

import dev.lectern.kit.web.Mistakes;
import dev.lectern.webinar.WebinarView;
import io.quarkus.qute.TemplateData;
import java.util.List;
import java.util.UUID;

/**
 * What a host typed to add, bring or decide about people, and what is to be mended about it.
 *
 * @param chosen whom a decision is about; empty: none was made
 * @param decision the word of that decision
 * @param file whether a file was sent
 */
@TemplateData
record PeopleForms(
        UUID webinar,
        String title,
        String name,
        String email,
        List<UUID> chosen,
        String decision,
        String note,
        boolean file,
        Mistakes mistakes) {

    static PeopleForms empty(WebinarView webinar) {
        return of(webinar, "", "", false, Mistakes.none());
    }

    static PeopleForms added(WebinarView webinar, String name, String email, Mistakes mistakes) {
        return of(webinar, name, email, false, mistakes);
    }

    static PeopleForms brought(WebinarView webinar, Mistakes mistakes) {
        return of(webinar, "", "", true, mistakes);
    }

    static PeopleForms decided(
            WebinarView webinar,
            List<UUID> chosen,
            String decision,
            String note,
            Mistakes mistakes) {
        return new PeopleForms(
                webinar.id(), webinar.title(), "", "", chosen, decision, note, false, mistakes);
    }

    private static PeopleForms of(
            WebinarView webinar, String name, String email, boolean file, Mistakes mistakes) {
        return new PeopleForms(
                webinar.id(), webinar.title(), name, email, List.of(), "", "", file, mistakes);
    }

    public boolean takesAway() {
        return List.of("decline", "cancel", "new-link").contains(decision);
    }

    public String at(String action) {
        return "/webinars/" + webinar + "/people/" + action;
    }

    public String back() {
        return "/webinars/" + webinar + "?tab=people";
    }
}
