package dev.lectern.registration;

import dev.lectern.kit.web.fault.Mistakes;
import dev.lectern.webinar.OccurrenceView;
import dev.lectern.webinar.WebinarView;
import dev.lectern.workspace.WorkspaceView;
import io.quarkus.qute.TemplateData;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A registrant's own page, drawn.
 *
 * @param leaving what they lose by cancelling; absent where there is nothing to cancel
 * @param replay leads to the replay of a date that is over; absent while there is none
 * @param others at other dates of the same webinar
 */
@TemplateData
record PlacePage(
        String path,
        String headline,
        @Nullable String leaving,
        PersonView person,
        WebinarView webinar,
        WorkspaceView house,
        List<Question> questions,
        Mistakes mistakes,
        @Nullable String replay,
        List<Other> others) {

    /** A place of the same person at another date, and its own page. */
    @TemplateData
    record Other(OccurrenceView date, String url) {}

    PlacePage with(@Nullable String replay) {
        return new PlacePage(
                path, headline, leaving, person, webinar, house, questions, mistakes, replay,
                others);
    }

    PlacePage with(List<Other> others) {
        return new PlacePage(
                path, headline, leaving, person, webinar, house, questions, mistakes, replay,
                others);
    }

    /** Whether there are dates at which they have no place yet, and may have one. */
    public boolean moreDates() {
        return coming()
                && person.occurrence() != null
                && webinar.series()
                && webinar.registrationScope().takesOne()
                && webinar.coming().size() > others.size() + 1;
    }

    /** Whether what they have at single dates stands until they come to all. */
    public boolean waitsForAll() {
        return webinar.series() && person.occurrence() == null && !approved();
    }

    public boolean over() {
        return over(webinar);
    }

    static boolean over(WebinarView webinar) {
        return webinar.occurrences().stream().allMatch(date -> date.state().over());
    }

    public boolean coming() {
        return coming(person);
    }

    static boolean coming(PersonView person) {
        return person.status() != Status.CANCELLED && person.status() != Status.DECLINED;
    }

    public boolean approved() {
        return person.approved();
    }

    public boolean offered() {
        return person.status() == Status.OFFERED;
    }

    public String publicPath() {
        return "/w/" + webinar.slug();
    }

    public String at(String action) {
        return path + "/" + action;
    }
}
