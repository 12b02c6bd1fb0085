package dev.lectern.webinar;

import dev.lectern.call.CallView;
import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateData;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A webinar's own page: how it stands, what to do next, and the parts that features add.
 *
 * @param people how many a cancellation reaches
 * @param deletable whether nobody would miss it
 */
@TemplateData
record Overview(
        WebinarView webinar,
        OccurrenceView date,
        Badge badge,
        List<DateRow> dates,
        List<Step> steps,
        String link,
        String invitation,
        long people,
        boolean deletable,
        boolean reopenable,
        WebinarSection.Tab tab,
        List<TabWay> tabs,
        List<RawString> sections,
        Allowed may,
        LiveForm inside) {

    /** The same with what was typed about the room that is on. */
    Overview with(LiveForm typed) {
        return new Overview(
                webinar,
                date,
                badge,
                dates,
                steps,
                link,
                invitation,
                people,
                deletable,
                reopenable,
                tab,
                tabs,
                sections,
                may,
                typed);
    }

    /** The record of what was asked of the provider for this webinar. */
    public String operations() {
        return "/settings/providers/operations?webinar=" + id();
    }

    public UUID id() {
        return webinar.id();
    }

    /** The address of one of the page's buttons. */
    public String at(String action) {
        return "/webinars/" + id() + "/" + action;
    }

    /** The same for one that acts on the date that the page shows. */
    public String on(String action) {
        return on(action, date.id());
    }

    /** The same for one that stands beside a date. */
    public String on(String action, UUID which) {
        return webinar.series() ? at(action) + "?occurrence=" + which : at(action);
    }

    /** This page about another date. */
    public String about(UUID which) {
        return "/webinars/" + id() + "?occurrence=" + which;
    }

    public String title() {
        return webinar.title();
    }

    /** What a template made of it is called unless said otherwise. */
    public String templateName() {
        return title().length() > 100 ? title().substring(0, 100) : title();
    }

    public boolean draft() {
        return webinar.state() == WebinarState.DRAFT;
    }

    public boolean live() {
        return date.state() == OccurrenceState.LIVE;
    }

    public boolean scheduled() {
        return webinar.state() == WebinarState.PUBLISHED
                && date.state() == OccurrenceState.SCHEDULED;
    }

    public boolean over() {
        return !draft() && date.state().over();
    }

    public boolean cancellable() {
        return draft() || webinar.state() == WebinarState.PUBLISHED;
    }

    /** Whether people may still be invited. */
    public boolean inviting() {
        return live() || scheduled();
    }

    public boolean cancelled() {
        return webinar.state() == WebinarState.CANCELLED;
    }

    public boolean front() {
        return tab == WebinarSection.Tab.OVERVIEW;
    }

    public RawString description() {
        return new RawString(webinar.descriptionHtml());
    }

    /** The public page in small, for a draft that nobody else sees. */
    public Preview preview(Locale language) {
        return Preview.of(EditForm.of(webinar), webinar, language);
    }

    /** How often it happens, as a sentence; empty for once. */
    public String rhythm(Locale language) {
        return webinar.rhythm().map(one -> one.sentence(language)).orElse("");
    }

    public String zone() {
        return webinar.zone().getId();
    }

    /** A mail with the invitation ready in it. */
    public String mailto() {
        return "mailto:?subject=" + encoded(webinar.title()) + "&body=" + encoded(invitation);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** One of several dates. */
    @TemplateData
    record DateRow(
            UUID id,
            Instant from,
            Instant to,
            Badge badge,
            boolean moved,
            boolean coming,
            boolean live,
            Step room,
            boolean reopenable) {
        static DateRow of(OccurrenceView date, Step room, boolean reopenable, WebinarWords words) {
            return new DateRow(
                    date.id(),
                    date.startsAt(),
                    date.endsAt(),
                    Badge.of(date, words),
                    date.moved(),
                    date.state() == OccurrenceState.SCHEDULED,
                    date.state() == OccurrenceState.LIVE,
                    room,
                    reopenable);
        }
    }

    /** One line of the ready checklist, with what mends it. */
    @TemplateData
    record Step(boolean done, String text, @Nullable String href, @Nullable String mend) {
        static Step of(Readiness.Line line) {
            return new Step(line.done(), line.text(), line.href(), line.mend());
        }

        static Step done(String text) {
            return new Step(true, text, null, null);
        }

        static Step open(String text) {
            return new Step(false, text, null, null);
        }

        static Step open(String text, String href, String mend) {
            return new Step(false, text, href, mend);
        }
    }

    /** A way to another tab of the page. */
    @TemplateData
    record TabWay(String href, String label, boolean here) {}

    /** Whether the room of the date is there yet, in the host's words. */
    static Step room(
            WebinarView webinar, @Nullable CallView call, ReadyWords words, Locale language) {
        if (webinar.state() == WebinarState.DRAFT) {
            return Step.open(words.roomWithPublish());
        }
        if (call == null) {
            return Step.open(words.roomLater());
        }
        return switch (call.state()) {
            case READY, LIVE, ENDED -> Step.done(words.roomReady());
            case FAILING ->
                    Step.open(
                            words.roomFailing(why(call, language)),
                            "/settings/providers",
                            words.roomMend());
            case PENDING, RELEASED -> Step.open(words.roomMaking());
        };
    }

    private static String why(CallView call, Locale language) {
        return call.lastError() == null ? "" : call.lastError().in(language);
    }
}
