package dev.lectern.webinar;

import dev.lectern.kit.web.Words;
import dev.lectern.kit.web.fault.FieldError;
import dev.lectern.kit.web.fault.Mistakes;
import dev.lectern.kit.web.fault.Refused;
import dev.lectern.kit.web.fault.Sentence;
import dev.lectern.webinar.series.SeriesWords;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** What the fields of the page for planning, and what is chosen in them, are called on it. */
record FieldWords(
        PlanWords plan,
        SeriesWords series,
        PolicyWords policy,
        WebinarView webinar,
        Locale language) {
    private static final int LONGEST_QUOTE = 600;

    static FieldWords in(Locale language, WebinarView webinar) {
        return new FieldWords(
                Words.in(language, PlanWords.class),
                Words.in(language, SeriesWords.class),
                Words.in(language, PolicyWords.class),
                webinar,
                language);
    }

    /**
     * What happened while somebody typed: on top what others changed, beside fields the clashes.
     */
    Mistakes mistakes(Meanwhile meanwhile, UnaryOperator<String> stands) {
        List<FieldError> clashes =
                meanwhile.clashes().stream()
                        .map(field -> new FieldError(field, clash(value(field, stands))))
                        .toList();
        List<String> theirs = meanwhile.theirs().stream().map(this::label).distinct().toList();
        List<String> both = meanwhile.clashes().stream().map(this::label).distinct().toList();
        String sentence =
                plan.changedMeanwhile()
                        + (theirs.isEmpty() ? "" : " " + plan.changedByThem(quoted(theirs)))
                        + (both.isEmpty() ? "" : " " + plan.changedByBoth(quoted(both)))
                        + " "
                        + plan.typedStands();
        return (clashes.isEmpty() ? Mistakes.none() : Mistakes.of(new Refused(clashes)))
                .about(Sentence.said(sentence));
    }

    private String quoted(List<String> labels) {
        return String.join(", ", labels.stream().map(one -> plan.quoted(one)).toList());
    }

    /** Beside a field that two people changed. */
    static Sentence clash(String theirs) {
        String bare = theirs.strip();
        return bare.isEmpty()
                ? Sentence.of(
                        "Somebody else emptied this meanwhile. Saving puts yours back.",
                        "Jemand hat dies inzwischen geleert. Speichern setzt Ihre Fassung wieder"
                                + " ein.")
                : Sentence.of(
                                "Somebody else put “%s” here meanwhile. Saving puts yours in its place.",
                                "Jemand hat hier inzwischen „%s“ eingetragen. Speichern setzt Ihre"
                                        + " Fassung an die Stelle.")
                        .about(
                                bare.length() > LONGEST_QUOTE
                                        ? bare.substring(0, LONGEST_QUOTE) + "…"
                                        : bare);
    }

    String label(String field) {
        return switch (field) {
            case "title" -> plan.title();
            case "slug" -> plan.pageAddress();
            case "description" -> plan.description();
            case "language" -> plan.language();
            case "cover" -> plan.cover();
            case "startsAt" -> plan.when();
            case "startTime" -> plan.time();
            case "timezone" -> plan.zone();
            case "durationMinutes" -> plan.howManyMinutes();
            case "preset" -> plan.kind();
            case "repeat" -> series.repeats();
            case "exceptions" -> series.exceptions();
            case "autoStart" -> plan.autoStart();
            case "autoEnd" -> plan.autoEnd();
            case "reminders" -> plan.reminders();
            case Threshold.NAME -> plan.threshold();
            case SpeakerRows.FIRST -> plan.speakers();
            case "registration.required" -> plan.required();
            case "registration.autoApprove" -> plan.autoApprove();
            case "registration.waitlist" -> plan.waitlist();
            case "registration.capacity" -> plan.capacity();
            case "registration.deadlineMinutes" -> plan.deadline();
            case "registration.scope" -> series.scope();
            default -> roomLabel(field);
        };
    }

    private String roomLabel(String field) {
        return switch (field) {
            case "provider" -> policy.provider();
            case "policy.media" -> policy.media();
            case "policy.mode" -> policy.mode();
            case "policy.maxParticipants" -> policy.maxParticipants();
            case "policy.chat" -> policy.chat();
            case "policy.screenShare" -> policy.screenShare();
            case "policy.recording" -> policy.recording();
            case "policy.recordingMode" -> policy.recordingMode();
            case "policy.quality" -> policy.quality();
            case "policy.layout" -> policy.layout();
            case "policy.cameraOffOnEntry" -> policy.cameraOff();
            case "policy.microphoneOffOnEntry" -> policy.microphoneOff();
            case "policy.previews" -> policy.previews();
            case "policy.expiresAfterMinutes" -> policy.expires();
            default -> field;
        };
    }

    /** What a field holds, as the page says it. */
    private String value(String field, UnaryOperator<String> stands) {
        return switch (field) {
            case "repeat" ->
                    webinar.rhythm().map(one -> one.sentence(language)).orElse(series.once());
            case SpeakerRows.FIRST -> speakers();
            case Threshold.NAME ->
                    stands.apply(field)
                            + " "
                            + (stands.apply(Threshold.UNIT).equals("percent")
                                    ? plan.thresholdPercent()
                                    : plan.thresholdMinutes());
            default -> chosen(field, stands.apply(field));
        };
    }

    private String speakers() {
        return String.join("; ", webinar.speakers().stream().map(Speaker::line).toList());
    }

    private String chosen(String field, String value) {
        return switch (field + "=" + value) {
            case "policy.media=video+audio" -> policy.mediaBoth();
            case "policy.media=video" -> policy.mediaVideo();
            case "policy.media=audio" -> policy.mediaAudio();
            case "policy.recording=off" -> policy.recordingOff();
            case "policy.recording=manual" -> policy.recordingManual();
            case "policy.recording=auto" -> policy.recordingAuto();
            case "policy.recordingMode=grid" -> policy.modeGrid();
            case "policy.recordingMode=grid-chat" -> policy.modeGridChat();
            case "policy.recordingMode=speaker" -> policy.modeSpeaker();
            case "policy.layout=grid" -> policy.layoutGrid();
            case "policy.layout=spotlight" -> policy.layoutSpotlight();
            case "policy.layout=duo" -> policy.layoutDuo();
            case "policy.layout=full" -> policy.layoutFull();
            case "registration.scope=either" -> series.scopeEither();
            case "registration.scope=series" -> series.scopeSeries();
            case "registration.scope=date" -> series.scopeDate();
            case "preset=guest-webinar" -> policy.guestWebinar();
            case "preset=recorded-speaker" -> policy.recordedSpeaker();
            case "preset=team-room" -> policy.teamRoom();
            case "preset=audio-briefing" -> policy.audioBriefing();
            default -> value;
        };
    }
}
