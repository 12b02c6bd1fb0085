package dev.lectern.webinar;

import dev.lectern.kit.web.fault.NotFound;
import dev.lectern.kit.web.fault.Sentence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** A webinar and all its dates, its row locked, for the length of a transaction. */
record Held(Webinar webinar, List<Occurrence> occurrences) {

    Occurrence require(UUID id) {
        return occurrences.stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(
                        () ->
                                new NotFound(
                                        Sentence.of(
                                                "This webinar has no such date.",
                                                "Dieses Webinar hat keinen solchen Termin.")));
    }

    List<Occurrence> in(OccurrenceState state) {
        return occurrences.stream().filter(one -> one.state() == state).toList();
    }

    WebinarView view() {
        return webinar.view(occurrences);
    }

    /** After a date changed: brings the webinar in step and says how both stand. */
    WebinarView settled() {
        webinar.settle(occurrences);
        return view();
    }

    Held with(List<Occurrence> added) {
        List<Occurrence> all = new ArrayList<>(occurrences);
        all.addAll(added);
        all.sort(Comparator.comparing(Occurrence::startsAt));
        return new Held(webinar, all);
    }

    Held without(List<Occurrence> dropped) {
        return new Held(
                webinar, occurrences.stream().filter(one -> !dropped.contains(one)).toList());
    }

    OccurrenceView date(UUID id) {
        return require(id).view();
    }
}
