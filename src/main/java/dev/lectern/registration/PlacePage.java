package dev.lectern.registration;

import dev.lectern.kit.web.fault.Mistakes;
import dev.lectern.webinar.OccurrenceState;
import dev.lectern.webinar.OccurrenceView;
import dev.lectern.webinar.WebinarState;
import dev.lectern.webinar.WebinarView;
import dev.lectern.workspace.WorkspaceView;
import io.quarkus.qute.TemplateData;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A registrant's own page, drawn.
 *
 * @param leaving what they lose by cancelling; absent where there is nothing to cancel
 * @param seal says by which form the answers are to be read
 * @param replay leads to the replay of a date that is over; absent while there is none
 * @param others at other dates of the same webinar
 * @param mine whether the link is of the version that is good now: others only look
 * @param renews whether the link can be had anew, by mail
 * @param free whether a seat is there for whoever takes it, after an offer was let pass
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
        String seal,
        Mistakes mistakes,
        @Nullable String replay,
        List<Other> others,
        boolean mine,
        boolean renews,
        boolean free) {

    /** A place of the same person at another date, and its own page. */
    @TemplateData
    record Other(OccurrenceView date, String url) {}

    PlacePage with(@Nullable String replay) {
        return new PlacePage(
                path, headline, leaving, person, webinar, house, questions, seal, mistakes, replay,
                others, mine, renews, free);
    }

    PlacePage with(List<Other> others) {
        return new PlacePage(
                path, headline, leaving, person, webinar, house, questions, seal, mistakes, replay,
                others, mine, renews, free);
    }

    PlacePage renewing() {
        return new PlacePage(
                path, headline, leaving, person, webinar, house, questions, seal, mistakes, replay,
                others, mine, true, free);
    }

    PlacePage open(String said) {
        return new PlacePage(
                path, said, leaving, person, webinar, house, questions, seal, mistakes, replay,
                others, mine, renews, true);
    }

    /** Whether there are dates at which they have no place yet, and may have one. */
    public boolean moreDates() {
        return coming()
                && person.occurrence() != null
                && webinar.series()
                && webinar.registrationScope().takesOne()
                && webinar.coming().stream().anyMatch(date -> !isTheirs(date));
    }

    private boolean isTheirs(OccurrenceView date) {
        return date.id().equals(person.occurrence())
                || others.stream().anyMatch(one -> one.date().id().equals(date.id()));
    }

    /** Whether one place for all dates is to be had instead. */
    public boolean allDates() {
        return mayComeToAll(webinar, person);
    }

    static boolean mayComeToAll(WebinarView webinar, PersonView person) {
        return coming(person)
                && person.occurrence() != null
                && webinar.series()
                && webinar.registrationScope().takesAll()
                && runs(webinar);
    }

    /** Whether what they have at single dates stands until they come to all. */
    public boolean waitsForAll() {
        return webinar.series() && person.occurrence() == null && !approved();
    }

    public boolean over() {
        return over(webinar, person);
    }

    /** Whether what the place is for was called off. */
    public boolean off() {
        return off(webinar, person);
    }

    static boolean off(WebinarView webinar, PersonView person) {
        boolean date =
                webinar.occurrences().stream()
                        .filter(one -> one.id().equals(person.occurrence()))
                        .anyMatch(one -> one.state() == OccurrenceState.CANCELLED);
        return date || webinar.state() == WebinarState.CANCELLED;
    }

    /** Whether they have a link that still leads anywhere, and a mailbox for another. */
    static boolean mayRenew(WebinarView webinar, PersonView person) {
        return person.approved()
                && person.email() != null
                && !off(webinar, person)
                && !over(webinar);
    }

    static boolean over(WebinarView webinar) {
        return webinar.occurrences().stream().allMatch(date -> date.state().over());
    }

    /** Whether what the place is for is over, be it all of the webinar or one date of a series. */
    static boolean over(WebinarView webinar, PersonView person) {
        UUID date = person.occurrence();
        return over(webinar)
                || date != null
                        && webinar.series()
                        && webinar.occurrence(date).filter(one -> one.state().over()).isPresent();
    }

    static boolean runs(WebinarView webinar) {
        return webinar.state() == WebinarState.PUBLISHED && !over(webinar);
    }

    public boolean coming() {
        return coming(person);
    }

    static boolean coming(PersonView person) {
        return coming(person.status());
    }

    static boolean coming(Status status) {
        return status != Status.CANCELLED && status != Status.DECLINED;
    }

    /** What the host wrote to them about it; not beside their own leaving. */
    public @Nullable String note() {
        return person.leftSince() ? null : person.note();
    }

    public boolean approved() {
        return person.approved();
    }

    public boolean offered() {
        return person.status() == Status.OFFERED || free;
    }

    public String publicPath() {
        return "/w/" + webinar.slug();
    }

    public String at(String action) {
        return path + "/" + action;
    }
}
