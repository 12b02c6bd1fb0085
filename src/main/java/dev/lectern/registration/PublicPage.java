package dev.lectern.registration;

import dev.lectern.kit.web.TimeWords;
import dev.lectern.kit.web.Words;
import dev.lectern.kit.web.fault.Mistakes;
import dev.lectern.registration.Rewatching.Rewatch;
import dev.lectern.registration.calendar.CalendarLinks;
import dev.lectern.registration.poster.Posters;
import dev.lectern.webinar.OccurrenceView;
import dev.lectern.webinar.Speaker;
import dev.lectern.webinar.WebinarView;
import dev.lectern.workspace.WorkspaceView;
import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateData;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A webinar's page as everybody sees it, at one moment.
 *
 * @param allFree whether there is a seat at every date
 * @param seal what the form carries unseen
 * @param waitlist whether those for whom no seat is left may wait for one
 * @param leaves whether mail leaves this machine
 * @param rewatch the date that is over and asked for; absent for what is to come
 * @param expected whether the visitor came by a link that is good
 * @param broken mails that the host turned off
 * @param done what was just done, as "registered"; absent when nothing was
 */
@TemplateData
record PublicPage(
        WebinarView webinar,
        WorkspaceView house,
        PublicState situation,
        OccurrenceView date,
        List<Choice> choices,
        boolean allFree,
        List<Question> questions,
        Mistakes mistakes,
        String seal,
        Map<String, String> origin,
        List<CalendarDate> calendars,
        String address,
        @Nullable String done,
        @Nullable String chosen,
        boolean embedded,
        Privacy privacy,
        boolean leaves,
        @Nullable Rewatch rewatch,
        boolean waitlist,
        Lost lost,
        boolean expected,
        @Nullable String asked,
        Set<Promise> broken) {

    /** What somebody typed to have their link sent again, and what is to be mended about it. */
    @TemplateData
    record Lost(String typed, Mistakes mistakes) {
        static final Lost NOT_ASKED = new Lost("", Mistakes.none());
    }

    /** A date that calendars in the browser take one by one. */
    @TemplateData
    record CalendarDate(OccurrenceView date, CalendarLinks links) {}

    /** A date for which one may still register. */
    @TemplateData
    record Choice(OccurrenceView date, boolean free) {}

    public String state() {
        return situation.name().toLowerCase(Locale.ROOT);
    }

    public String path() {
        return "/w/" + webinar.slug();
    }

    public String livePath() {
        return path() + "/live";
    }

    /** Where the form is sent. */
    public String formPath() {
        return embedded ? path() + "/embed" : path();
    }

    public String linkPath() {
        return path() + "/link";
    }

    public boolean takesPeople() {
        return situation.takesPeople();
    }

    public boolean live() {
        return webinar.live();
    }

    /** Whether nothing is left to do but to go in. */
    public boolean atTheDoor() {
        return expected && !embedded && !over() && situation != PublicState.CANCELLED;
    }

    PublicPage without(Set<Promise> mails) {
        return new PublicPage(
                webinar, house, situation, date, choices, allFree, questions, mistakes, seal,
                origin, calendars, address, done, chosen, embedded, privacy, leaves, rewatch,
                waitlist, lost, expected, asked, mails);
    }

    /** Whether the mails really go that the page would promise here. */
    public boolean mailed() {
        String said = done == null ? state() : done;
        Set<Promise> promised =
                switch (said) {
                    case "pending" -> EnumSet.of(Promise.PENDING, Promise.APPROVED);
                    case "approval" -> EnumSet.of(Promise.APPROVED);
                    case "waiting" -> EnumSet.of(Promise.WAITING_LIST, Promise.SEAT_OFFERED);
                    case "waiting_list" -> EnumSet.of(Promise.SEAT_OFFERED);
                    default -> EnumSet.of(Promise.CONFIRMATION);
                };
        return Collections.disjoint(promised, broken);
    }

    /** Whether somebody is mailed their link, now or once they have a place. */
    public boolean linkMailed() {
        return !broken.contains(
                situation == PublicState.APPROVAL ? Promise.APPROVED : Promise.CONFIRMATION);
    }

    /** Whether somebody whom the host approves now has to wait for a seat. */
    public boolean inLine() {
        boolean one = webinar.registrationScope().takesOne();
        boolean free = allFree || one && choices.stream().anyMatch(Choice::free);
        return situation == PublicState.APPROVAL && !free;
    }

    /** Whether the link goes by mail once more to whoever lost it. */
    public boolean sentAgain() {
        return over() || !broken.contains(Promise.CONFIRMATION);
    }

    public boolean severalEntries() {
        return calendars.size() > 1;
    }

    /** Whether somebody who has a place came for one at another date. */
    public boolean wantsMore() {
        return "dates".equals(asked) || !mistakes.isEmpty();
    }

    public ShareLinks share() {
        return ShareLinks.to(webinar.title(), address);
    }

    public boolean named() {
        return webinar.registrationRequired();
    }

    public List<Speaker> speakers() {
        return webinar.speakers();
    }

    public RawString description() {
        return new RawString(webinar.descriptionHtml());
    }

    public boolean described() {
        return !webinar.description().isBlank();
    }

    /** The first words of the description, for search engines and shared links. */
    public String summary() {
        String text = described() ? webinar.descriptionText() : announcement();
        text = text.replaceAll("\\s+", " ").strip();
        return text.length() > 200 ? text.substring(0, 197) + "…" : text;
    }

    /** Where the host wrote nothing: what it is, when, and with whom. */
    private String announcement() {
        var times =
                new TimeWords(Words.supported(webinar.locale()), webinar.zone(), date.startsAt());
        String when = times.span(date.startsAt(), date.endsAt(), null);
        String who = speakers().stream().map(Speaker::name).collect(Collectors.joining(", "));
        String what = webinar.title() + " · " + when;
        RegistrationWords words = Words.in(webinar.locale(), RegistrationWords.class);
        return what + " · " + (who.isEmpty() ? words.by(house.name()) : words.with(who));
    }

    /** What a shared link shows: the cover, else a picture drawn of title and date. */
    public @Nullable String picture() {
        String cover = webinar.cover();
        if (cover == null && !Posters.drawable()) {
            return null;
        }
        String picture = cover == null ? PosterPages.path(webinar) : cover;
        return picture.startsWith("/") ? address.replaceFirst("/w/.*$", "") + picture : picture;
    }

    /** Whether nothing is to come any more. */
    public boolean over() {
        return situation == PublicState.ENDED || situation == PublicState.REPLAY;
    }

    /** Whether the film itself stands on the page. */
    public boolean plays() {
        return rewatch != null && rewatch.plays();
    }

    public boolean severalDates() {
        return choices.size() > 1 && webinar.registrationScope().takesOne();
    }

    /** One place for all dates, and none for a single one. */
    public boolean allDatesOnly() {
        return choices.size() > 1 && !webinar.registrationScope().takesOne();
    }

    public boolean allDatesToo() {
        return webinar.registrationScope().takesAll();
    }

    public String zone() {
        return webinar.zone().getId();
    }

    /** For search engines (schema.org); nothing in it can end the script it stands in. */
    public RawString structured() {
        JsonObject place = new JsonObject().put("@type", "VirtualLocation").put("url", address);
        JsonArray performers = new JsonArray();
        speakers()
                .forEach(
                        speaker ->
                                performers.add(
                                        new JsonObject()
                                                .put("@type", "Person")
                                                .put("name", speaker.name())));
        JsonObject event =
                new JsonObject()
                        .put("@context", "https://schema.org")
                        .put("@type", "Event")
                        .put("name", webinar.title())
                        .put("description", summary())
                        .put("startDate", date.startsAt().toString())
                        .put("endDate", date.endsAt().toString())
                        .put("eventStatus", "https://schema.org/" + eventStatus())
                        .put("eventAttendanceMode", "https://schema.org/OnlineEventAttendanceMode")
                        .put("location", place)
                        .put(
                                "organizer",
                                new JsonObject()
                                        .put("@type", "Organization")
                                        .put("name", house.name()))
                        .put("performer", performers)
                        .put("offers", offer());
        String picture = picture();
        if (picture != null) {
            event.put("image", picture);
        }
        return new RawString(event.encode().replace("<", "\\u003c").replace("&", "\\u0026"));
    }

    /** It costs nothing; whether a place is to be had. */
    private JsonObject offer() {
        String availability =
                switch (situation) {
                    case OPEN, APPROVAL, LIVE -> "InStock";
                    case WAITING_LIST, FULL -> "SoldOut";
                    case CLOSED, ENDED, REPLAY, CANCELLED, HIDDEN -> "Discontinued";
                };
        return new JsonObject()
                .put("@type", "Offer")
                .put("price", "0")
                .put("priceCurrency", "EUR")
                .put("url", address)
                .put("availability", "https://schema.org/" + availability);
    }

    private String eventStatus() {
        return situation == PublicState.CANCELLED ? "EventCancelled" : "EventScheduled";
    }
}
