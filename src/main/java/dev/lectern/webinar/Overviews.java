package dev.lectern.webinar;

import dev.lectern.call.CallChecks;
import dev.lectern.call.CallView;
import dev.lectern.call.Calls;
import dev.lectern.kit.web.Frame;
import dev.lectern.kit.web.PublicAddress;
import dev.lectern.kit.web.TimeWords;
import dev.lectern.kit.web.Words;
import dev.lectern.workspace.Caller;
import dev.lectern.workspace.Role;
import io.quarkus.arc.All;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.qute.RawString;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Puts together what a webinar's own page shows whoever reads it. */
@ApplicationScoped
class Overviews {
    private final Frame frame;
    private final Calls calls;
    private final CallChecks checks;
    private final Vetoes vetoes;
    private final List<WebinarSection> sections;
    private final List<Readiness> readiness;
    private final MailReadiness mail;
    private final PublicAddress address;
    private final Clock clock;

    Overviews(
            Frame frame,
            Calls calls,
            CallChecks checks,
            Vetoes vetoes,
            @All List<WebinarSection> sections,
            @All List<Readiness> readiness,
            MailReadiness mail,
            PublicAddress address,
            Clock clock) {
        this.frame = frame;
        this.calls = calls;
        this.checks = checks;
        this.vetoes = vetoes;
        this.sections = sections;
        this.readiness = readiness;
        this.mail = mail;
        this.address = address;
        this.clock = clock;
    }

    /** One thing after the other; what the features add is for those who may change it. */
    Uni<Overview> of(
            Caller caller, WebinarView webinar, WebinarSection.Tab wanted, OccurrenceView date) {
        return Panache.withSession(() -> Rights.role(webinar.id(), webinar.host(), caller))
                .map(role -> new Allowed(caller.role().includes(Role.ADMIN), role))
                .chain(
                        may ->
                                of(
                                        webinar,
                                        may,
                                        may.change() ? wanted : WebinarSection.Tab.OVERVIEW,
                                        date));
    }

    private Uni<Overview> of(
            WebinarView webinar, Allowed may, WebinarSection.Tab tab, OccurrenceView date) {
        return facts(webinar, may, date)
                .chain(
                        facts ->
                                (may.change()
                                                ? rendered(webinar, tab)
                                                : Uni.createFrom().item(List.<RawString>of()))
                                        .map(parts -> overview(webinar, facts, may, tab, parts)));
    }

    private record Facts(
            OccurrenceView date,
            List<Overview.Step> steps,
            int people,
            boolean deletable,
            Map<UUID, CallView> rooms) {
        Facts with(int told) {
            return new Facts(date, steps, told, deletable, rooms);
        }

        Facts with(boolean mayGo) {
            return new Facts(date, steps, people, mayGo, rooms);
        }

        Facts with(Map<UUID, CallView> standing) {
            return new Facts(date, steps, people, deletable, standing);
        }
    }

    private Uni<Facts> facts(WebinarView webinar, Allowed may, OccurrenceView date) {
        List<UUID> dates = webinar.coming().stream().map(OccurrenceView::id).toList();
        return checklist(webinar, may, date)
                .map(steps -> new Facts(date, steps, 0, false, Map.of()))
                .chain(facts -> vetoes.peopleTold(webinar).map(facts::with))
                .chain(facts -> vetoes.deletable(webinar).map(facts::with))
                .chain(facts -> rooms(dates).map(facts::with));
    }

    private Uni<Map<UUID, CallView>> rooms(List<UUID> dates) {
        return calls.findAll(dates).chain(checks::seen);
    }

    private Uni<Optional<CallView>> room(OccurrenceView date) {
        return rooms(List.of(date.id())).map(rooms -> Optional.ofNullable(rooms.get(date.id())));
    }

    /** Ours first, then what other features have to say. */
    private Uni<List<Overview.Step>> checklist(
            WebinarView webinar, Allowed may, OccurrenceView date) {
        ReadyWords words = Words.in(frame.language(), ReadyWords.class);
        return mail.of(webinar, may)
                .chain(mails -> room(date).map(call -> steps(webinar, call, mails, words)))
                .chain(
                        ours ->
                                told(webinar)
                                        .map(
                                                others ->
                                                        Stream.concat(
                                                                        ours.stream(),
                                                                        others.stream())
                                                                .toList()));
    }

    private Uni<List<Overview.Step>> told(WebinarView webinar) {
        return Multi.createFrom()
                .iterable(readiness)
                .onItem()
                .transformToUniAndConcatenate(one -> one.of(webinar))
                .collect()
                .asList()
                .map(
                        lines ->
                                lines.stream()
                                        .flatMap(Optional::stream)
                                        .map(Overview.Step::of)
                                        .toList());
    }

    private Uni<List<RawString>> rendered(WebinarView webinar, WebinarSection.Tab tab) {
        List<WebinarSection> here =
                sections.stream()
                        .filter(section -> section.tab() == tab)
                        .sorted(Comparator.comparing(WebinarSection::order))
                        .toList();
        return Multi.createFrom()
                .iterable(here)
                .onItem()
                .transformToUniAndConcatenate(section -> section.render(webinar))
                .collect()
                .asList()
                .map(all -> all.stream().flatMap(Optional::stream).map(RawString::new).toList());
    }

    private Overview overview(
            WebinarView webinar,
            Facts facts,
            Allowed may,
            WebinarSection.Tab tab,
            List<RawString> parts) {
        WebinarWords words = Words.in(frame.language(), WebinarWords.class);
        OccurrenceView date = facts.date();
        String link = address.of("/w/" + webinar.slug());
        return new Overview(
                webinar,
                date,
                Badge.of(webinar, words),
                rows(webinar, facts.rooms(), words),
                facts.steps(),
                link,
                invitation(webinar, link),
                facts.people(),
                facts.deletable(),
                webinar.reopenable(date, clock.instant()),
                tab,
                may.change() ? ways(webinar, tab, words) : List.of(),
                parts,
                may,
                LiveForm.of(webinar.policy()));
    }

    private List<Overview.DateRow> rows(
            WebinarView webinar, Map<UUID, CallView> rooms, WebinarWords words) {
        ReadyWords ready = Words.in(frame.language(), ReadyWords.class);
        OccurrenceView latest = webinar.latest();
        boolean goesOn = !webinar.live() && webinar.reopenable(latest, clock.instant());
        return webinar.occurrences().stream()
                .map(
                        one ->
                                Overview.DateRow.of(
                                        one,
                                        Overview.room(
                                                webinar,
                                                rooms.get(one.id()),
                                                ready,
                                                frame.language()),
                                        goesOn && one.equals(latest),
                                        words))
                .toList();
    }

    /** In the webinar's language: it goes to those who come, not to who reads this page. */
    private String invitation(WebinarView webinar, String link) {
        WebinarWords words = Words.in(webinar.locale(), WebinarWords.class);
        var times =
                new TimeWords(Words.supported(webinar.locale()), webinar.zone(), clock.instant());
        OccurrenceView date = webinar.current();
        String when = times.span(date.startsAt(), date.endsAt(), null);
        int more = webinar.coming().size() - 1;
        return words.invitationText(
                webinar.title(), more > 0 ? words.andMoreDates(when, more) : when, link);
    }

    private List<Overview.Step> steps(
            WebinarView webinar, Optional<CallView> call, Overview.Step mails, ReadyWords words) {
        String edit = "/webinars/" + webinar.id() + "/edit";
        var steps = new ArrayList<Overview.Step>();
        steps.add(Overview.room(webinar, call.orElse(null), words, frame.language()));
        call.stream()
                .flatMap(room -> room.warnings().stream())
                .map(warning -> warning.in(frame.language()))
                .map(said -> Overview.Step.open(said, edit, words.policyMend()))
                .forEach(steps::add);
        steps.add(
                webinar.description().isBlank()
                        ? Overview.Step.open(words.textMissing(), edit, words.add())
                        : Overview.Step.done(words.textThere()));
        steps.add(mails);
        steps.add(Overview.Step.done(webinar.autoStart() ? words.byClock() : words.byHand()));
        return steps;
    }

    private List<Overview.TabWay> ways(
            WebinarView webinar, WebinarSection.Tab here, WebinarWords words) {
        var ways = new ArrayList<Overview.TabWay>();
        for (WebinarSection.Tab tab : WebinarSection.Tab.values()) {
            boolean filled =
                    tab == WebinarSection.Tab.OVERVIEW
                            || sections.stream().anyMatch(section -> section.tab() == tab);
            if (filled) {
                String href = "/webinars/" + webinar.id() + query(tab);
                ways.add(new Overview.TabWay(href, label(tab, words), tab == here));
            }
        }
        return ways;
    }

    private static String query(WebinarSection.Tab tab) {
        return tab == WebinarSection.Tab.OVERVIEW
                ? ""
                : "?tab=" + tab.name().toLowerCase(Locale.ROOT);
    }

    private static String label(WebinarSection.Tab tab, WebinarWords words) {
        return switch (tab) {
            case OVERVIEW -> words.overview();
            case PEOPLE -> words.people();
            case MAIL -> words.mail();
            case RECORDINGS -> words.recordings();
            case REPORTS -> words.reports();
        };
    }
}
