package dev.lectern.webinar;

import dev.lectern.kit.web.TimeWords;
import dev.lectern.kit.web.Words;
import io.quarkus.qute.TemplateData;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Whom a change would reach and what they would be sent, said before it is made.
 *
 * @param toldOfMove how many are mailed another time
 * @param toldOfCancelling how many are mailed that something does not happen
 * @param toldOfAdding how many are mailed that there are new dates, by themselves
 * @param registered how many have a place, and find other rooms where those change
 * @param remade the video rooms move to another provider
 * @param unshown who holds them then, if our pages show no picture of theirs
 */
record Effects(
        @Nullable Difference difference,
        int toldOfMove,
        int toldOfCancelling,
        int toldOfAdding,
        int registered,
        boolean remade,
        @Nullable String unshown,
        @Nullable WebinarView after) {
    static final Effects NONE = new Effects(null, 0, 0, 0, 0, false, null, null);

    /** Nobody counted yet. */
    static Effects of(
            Difference difference, boolean remade, @Nullable String unshown, WebinarView after) {
        return new Effects(difference, 0, 0, 0, 0, remade, unshown, after);
    }

    Effects moving(int told) {
        return new Effects(
                difference,
                told,
                toldOfCancelling,
                toldOfAdding,
                registered,
                remade,
                unshown,
                after);
    }

    Effects cancelling(int told) {
        return new Effects(
                difference, toldOfMove, told, toldOfAdding, registered, remade, unshown, after);
    }

    Effects adding(int told) {
        return new Effects(
                difference, toldOfMove, toldOfCancelling, told, registered, remade, unshown, after);
    }

    Effects reaching(int people) {
        return new Effects(
                difference,
                toldOfMove,
                toldOfCancelling,
                toldOfAdding,
                people,
                remade,
                unshown,
                after);
    }

    /** Whether somebody ought to agree before it is done. */
    boolean noteworthy() {
        return difference != null
                && (!difference.told().isEmpty()
                        || !difference.cancelled().isEmpty()
                        || toldOfAdding > 0
                        || difference.policy()
                        || remade);
    }

    /** One thing that would happen. */
    @TemplateData
    record Line(String kind, int people, List<OccurrenceView> dates, String sentence) {
        JsonObject json() {
            JsonArray places = new JsonArray();
            dates.forEach(
                    date ->
                            places.add(
                                    new JsonObject()
                                            .put("id", date.id().toString())
                                            .put("startsAt", date.startsAt().toString())
                                            .put("endsAt", date.endsAt().toString())));
            return new JsonObject()
                    .put("kind", kind)
                    .put("people", people)
                    .put("dates", places)
                    .put("sentence", sentence);
        }
    }

    List<Line> lines(EffectWords words, TimeWords times) {
        if (difference == null || after == null) {
            return List.of();
        }
        var lines = new ArrayList<Line>();
        List<OccurrenceView> moved = difference.told();
        List<OccurrenceView> off = difference.cancelled();
        if (!moved.isEmpty()) {
            String when = when(moved, words, times);
            lines.add(
                    new Line(
                            "moved",
                            toldOfMove,
                            moved,
                            toldOfMove == 0
                                    ? words.movedNobody(when)
                                    : words.moved(words.people(toldOfMove), when)));
        }
        if (!off.isEmpty()) {
            String when = when(off, words, times);
            lines.add(
                    new Line(
                            "cancelled",
                            toldOfCancelling,
                            off,
                            toldOfCancelling == 0
                                    ? words.cancelledNobody(when)
                                    : words.cancelled(words.people(toldOfCancelling), when)));
        }
        List<OccurrenceView> back = difference.back();
        if (!back.isEmpty()) {
            lines.add(new Line("back-to-rule", 0, back, words.backToRule(back.size())));
        }
        if (!difference.added().isEmpty()) {
            lines.add(added(difference.added(), words, times));
        }
        if (remade) {
            lines.add(new Line("room-remade", registered, List.of(), words.roomRemade()));
            if (unshown != null) {
                lines.add(
                        new Line(
                                "room-not-shown", registered, List.of(), notShown(words, unshown)));
            }
        } else if (difference.policy()) {
            lines.add(new Line("room-changed", registered, List.of(), roomChanged(words, after)));
        }
        if (difference.page()) {
            lines.add(new Line("page-changed", 0, List.of(), words.pageChanged()));
        }
        return lines;
    }

    private Line added(List<OccurrenceView> dates, EffectWords words, TimeWords times) {
        String when = when(dates, words, times);
        if (toldOfAdding > 0) {
            String told = words.addedTold(words.people(toldOfAdding), when);
            return new Line("added", toldOfAdding, dates, told);
        }
        return new Line(
                "added", 0, dates, toldOfMove > 0 ? words.addedToo(when) : words.added(when));
    }

    private String notShown(EffectWords words, String title) {
        return registered == 0
                ? words.roomNotShown(title)
                : words.roomNotShownTo(words.people(registered), title);
    }

    private String roomChanged(EffectWords words, WebinarView webinar) {
        if (webinar.live()) {
            return words.roomChangedLive();
        }
        return registered == 0
                ? words.roomChanged()
                : words.roomChangedFor(words.people(registered));
    }

    private String when(List<OccurrenceView> dates, EffectWords words, TimeWords times) {
        OccurrenceView first = dates.get(0);
        String span = times.span(first.startsAt(), first.endsAt(), null);
        return dates.size() == 1 ? span : words.andMore(span, dates.size() - 1);
    }

    private int mailed() {
        return toldOfMove + toldOfCancelling + toldOfAdding;
    }

    /** Whether somebody is mailed. */
    boolean mails() {
        return mailed() > 0;
    }

    /** For programs: in English, times in the webinar's zone. */
    JsonObject json(Instant now) {
        ZoneId zone = after == null ? ZoneOffset.UTC : after.zone();
        EffectWords words = Words.in(Locale.ENGLISH, EffectWords.class);
        var times = new TimeWords(Locale.ENGLISH, zone, now);
        JsonArray all = new JsonArray();
        lines(words, times).forEach(line -> all.add(line.json()));
        return new JsonObject().put("mails", mailed()).put("effects", all);
    }
}
