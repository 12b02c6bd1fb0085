package dev.lectern.webinar;

import dev.lectern.call.policy.CallSpec;
import dev.lectern.call.policy.Preset;
import dev.lectern.kit.web.Words;
import dev.lectern.kit.web.fault.FieldError;
import dev.lectern.kit.web.fault.Refused;
import dev.lectern.kit.web.fault.Sentence;
import dev.lectern.webinar.text.Markdown;
import dev.lectern.webinar.text.Slug;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a request says about a webinar, laid over what stands: fields that it does not name stay.
 * Everything wrong is refused at once, each with its field.
 */
final class WebinarForm {
    static final int LONGEST_TITLE = 200;
    private static final int MOST_SPEAKERS = 50;
    private static final int MOST_REMINDERS = 10;
    private static final int EARLIEST_REMINDER_MINUTES = 30 * 24 * 60;

    private final Input said;
    private final Instant now;
    private final ScheduleForm schedule;

    WebinarForm(@Nullable JsonObject body, Instant now) {
        this.said = Input.of(body);
        this.now = now;
        this.schedule = new ScheduleForm(said, now);
    }

    boolean publish() {
        return Boolean.TRUE.equals(said.flag("publish"));
    }

    /** Whether a date of the webinar may have to move. */
    boolean saysWhen() {
        return schedule.saysWhen();
    }

    /** The address somebody chose, if they did. */
    @Nullable String slug() {
        String chosen = said.text("slug", 200);
        if (chosen != null) {
            Slug.problem(chosen).ifPresent(sentence -> said.problem("slug", sentence));
        }
        return chosen;
    }

    /** Makes a new webinar. */
    Webinar create(UUID workspace, @Nullable UUID host, String language, ZoneId zone) {
        String title = said.line("title", LONGEST_TITLE);
        if (!said.has("title") || title != null && title.isEmpty()) {
            said.problem("title", Sentence.of("Give it a title.", "Geben Sie ihm einen Titel."));
        }
        Webinar webinar = new Webinar(workspace, host, title == null ? "" : title, now);
        webinar.startAs(language, zone);
        if (!said.has("startsAt")) {
            said.problem(
                    "startsAt",
                    Sentence.of(
                            "Say when it starts, as 2026-11-26T18:00:00+01:00.",
                            "Sagen Sie, wann es beginnt, etwa 2026-11-26T18:00:00+01:00."));
        }
        apply(webinar.view(List.of()), webinar, null);
        return webinar;
    }

    /** Changes one that stands. */
    void change(WebinarView before, Webinar webinar) {
        if (said.has("title") && (said.cleared("title") || "".equals(said.line("title", 200)))) {
            said.problem("title", Sentence.of("Give it a title.", "Geben Sie ihm einen Titel."));
        }
        apply(before, webinar, before.startsAt());
    }

    /** Where in the request something stands that is wrong. */
    FieldError asSent(FieldError error) {
        return RegistrationForm.asSent(error, said.inside("registration"));
    }

    private void apply(WebinarView before, Webinar webinar, @Nullable Instant startedBefore) {
        describe(before, webinar);
        schedule.lay(before, webinar, startedBefore);
        arrange(before, webinar);
        if (said.has("registration")) {
            webinar.admit(
                    RegistrationForm.over(before.registration(), said.inside("registration")));
        }
        webinar.run(
                new Running(
                        or(said.flag("autoStart"), before.autoStart()),
                        or(said.flag("autoEnd"), before.autoEnd()),
                        said.has("reminders") ? reminders() : before.reminders()));
        attend(webinar);
        slug();
        publish();
        said.settle();
    }

    private void describe(WebinarView before, Webinar webinar) {
        String description = said.text("description", Markdown.LONGEST);
        if (description != null) {
            Markdown.problem(description).ifPresent(why -> said.problem("description", why));
        }
        webinar.describe(
                or(said.line("title", LONGEST_TITLE), before.title()),
                said.cleared("description") ? "" : or(description, before.description()),
                language(before.language()),
                said.has("speakers") ? speakers() : before.speakers(),
                said.has("cover") ? picture(said, "cover") : before.cover());
    }

    private String language(String before) {
        String tag = said.text("language", 35);
        if (tag == null) {
            return before;
        }
        Locale asked = Locale.forLanguageTag(tag);
        Locale spoken = Words.supported(asked);
        if (!spoken.getLanguage().equals(asked.getLanguage())) {
            said.problem(
                    "language",
                    Sentence.of(
                            "Choose a language that pages and mails are in: en or de.",
                            "Wählen Sie eine Sprache, die Seiten und Mails haben: en oder de."));
        }
        return spoken.getLanguage();
    }

    private List<Speaker> speakers() {
        var speakers = new ArrayList<Speaker>();
        for (Input one : said.each("speakers", MOST_SPEAKERS)) {
            String name = one.text("name", 120);
            if (name == null || name.isEmpty()) {
                one.problem("name", Sentence.of("Say who speaks.", "Sagen Sie, wer spricht."));
            }
            String role = one.text("role", 120);
            String bio = one.text("bio", 2_000);
            speakers.add(new Speaker(name == null ? "" : name, role, bio, picture(one, "photo")));
        }
        return speakers;
    }

    private static @Nullable String picture(Input from, String field) {
        String address = from.text(field, 300);
        if (address == null || address.isEmpty()) {
            return null;
        }
        if (!address.matches("/files/[A-Za-z0-9._-]+")) {
            from.problem(
                    field,
                    Sentence.of(
                            "Upload the picture first, then name it by the address you get.",
                            "Laden Sie das Bild zuerst hoch und nennen Sie dann die"
                                    + " Adresse, die Sie bekommen."));
        }
        return address;
    }

    private void arrange(WebinarView before, Webinar webinar) {
        List<String> presets = List.of(Preset.values()).stream().map(Preset::word).toList();
        String named = said.word("preset", presets);
        CallSpec base =
                Preset.named(named == null ? "" : named).map(Preset::spec).orElse(before.policy());
        CallSpec policy = said.has("policy") ? policy(base) : base;
        @Nullable String wished = said.text("provider", 40);
        @Nullable String provider =
                said.cleared("provider") ? null : wished == null ? before.provider() : wished;
        webinar.arrange(named == null ? before.preset() : named, policy, provider);
    }

    private CallSpec policy(CallSpec base) {
        if (!(said.raw("policy") instanceof JsonObject partial)) {
            said.problem("policy", Sentence.of("This is an object.", "Das ist ein Objekt."));
            return base;
        }
        try {
            return CallSpec.read(partial, base);
        } catch (Refused e) {
            for (FieldError error : e.errors()) {
                said.problem(error.field(), error.sentence());
            }
            return base;
        }
    }

    private List<Integer> reminders() {
        var minutes = new ArrayList<Integer>();
        for (Object one : said.items("reminders", MOST_REMINDERS)) {
            if (!(one instanceof Integer number)
                    || number < 1
                    || number > EARLIEST_REMINDER_MINUTES) {
                said.problem(
                        "reminders",
                        Sentence.of(
                                "Say how long before the start, several with commas: 1 minute to 30 days (43,200 minutes).",
                                "Sagen Sie, wie lange vor dem Beginn, mehrere mit Komma: 1 Minute bis 30 Tage (43.200 Minuten)."));
                return List.of();
            }
            minutes.add(number);
        }
        return minutes.stream().distinct().sorted((a, b) -> b - a).toList();
    }

    private void attend(Webinar webinar) {
        Integer percent = said.whole("attendanceThresholdPercent", 1, 100);
        Integer seconds =
                said.whole("attendanceThresholdSeconds", 1, SaidTimes.LONGEST_MINUTES * 60);
        if (percent != null) {
            webinar.attend(new Threshold(null, percent));
        } else if (seconds != null) {
            webinar.attend(new Threshold(seconds, null));
        }
    }

    private static <T> T or(@Nullable T said, T otherwise) {
        return said == null ? otherwise : said;
    }
}
