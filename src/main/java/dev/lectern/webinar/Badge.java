package dev.lectern.webinar;

import io.quarkus.qute.TemplateData;

/**
 * How a state is shown: a word before it is a colour.
 *
 * @param kind the badge's kind: empty, good, attention, live
 */
@TemplateData
record Badge(String word, String kind) {

    static Badge of(WebinarView webinar, WebinarWords words) {
        return switch (webinar.state()) {
            case DRAFT -> new Badge(words.stateDraft(), "");
            case CANCELLED -> new Badge(words.stateCancelled(), "attention");
            case PUBLISHED, FINISHED -> of(webinar.current(), words);
        };
    }

    /** In the list, where nothing else says that its room is in trouble. */
    static Badge of(WebinarView webinar, boolean failing, WebinarWords words) {
        boolean ahead =
                webinar.state() == WebinarState.PUBLISHED
                        && webinar.current().state() == OccurrenceState.SCHEDULED;
        return failing && ahead ? new Badge(words.roomNotReady(), "attention") : of(webinar, words);
    }

    static Badge of(OccurrenceView date, WebinarWords words) {
        return switch (date.state()) {
            case SCHEDULED -> new Badge(words.stateScheduled(), "good");
            case LIVE -> new Badge(words.stateLive(), "live");
            case ENDED -> new Badge(words.stateEnded(), "");
            case CANCELLED -> new Badge(words.stateCancelled(), "attention");
            case MISSED -> new Badge(words.stateMissed(), "attention");
        };
    }
}
