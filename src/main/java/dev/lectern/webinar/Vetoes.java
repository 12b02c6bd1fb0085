package dev.lectern.webinar;

import dev.lectern.kit.web.fault.Clashed;
import dev.lectern.kit.web.fault.FieldError;
import dev.lectern.kit.web.fault.Refused;
import dev.lectern.kit.web.fault.Sentence;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Asks every {@link WebinarVeto}. */
@ApplicationScoped
class Vetoes {
    private final List<WebinarVeto> vetoes;

    Vetoes(@All List<WebinarVeto> vetoes) {
        this.vetoes = vetoes;
    }

    /** Fails with the first reason against it. */
    Uni<Void> againstDeleting(WebinarView webinar) {
        return reasons(webinar)
                .invoke(
                        reasons -> {
                            if (!reasons.isEmpty()) {
                                throw new Clashed(reasons.get(0));
                            }
                        })
                .replaceWithVoid();
    }

    /** Whether it can be deleted, for a page that offers it. */
    Uni<Boolean> deletable(WebinarView webinar) {
        return webinar.live() ? Uni.createFrom().item(false) : reasons(webinar).map(List::isEmpty);
    }

    private Uni<List<Sentence>> reasons(WebinarView webinar) {
        return Multi.createFrom()
                .iterable(vetoes)
                .onItem()
                .transformToUniAndConcatenate(veto -> veto.againstDeleting(webinar))
                .collect()
                .asList()
                .map(all -> all.stream().flatMap(Optional::stream).toList());
    }

    /**
     * @param asSent names what is wrong as in the request
     */
    void againstRegistration(JsonObject settings, UnaryOperator<FieldError> asSent) {
        List<FieldError> errors =
                vetoes.stream()
                        .flatMap(veto -> veto.againstRegistration(settings).stream())
                        .map(asSent)
                        .toList();
        if (!errors.isEmpty()) {
            throw new Refused(errors);
        }
    }

    /** How many people would be told of a change. */
    Uni<Integer> peopleTold(WebinarView webinar) {
        return sum(veto -> veto.peopleTold(webinar));
    }

    Uni<Integer> peopleToldOfMove(WebinarView webinar, List<UUID> dates) {
        return dates.isEmpty()
                ? Uni.createFrom().item(0)
                : sum(veto -> veto.peopleToldOfMove(webinar, dates));
    }

    Uni<Integer> peopleToldOfAdding(WebinarView webinar) {
        return sum(veto -> veto.peopleToldOfAdding(webinar));
    }

    Uni<Integer> peopleToldOfCancelling(WebinarView webinar, List<UUID> dates) {
        return dates.isEmpty()
                ? Uni.createFrom().item(0)
                : sum(veto -> veto.peopleToldOfCancelling(webinar, dates));
    }

    private Uni<Integer> sum(Function<WebinarVeto, Uni<Integer>> count) {
        return Multi.createFrom()
                .iterable(vetoes)
                .onItem()
                .transformToUniAndConcatenate(veto -> count.apply(veto))
                .collect()
                .asList()
                .map(counts -> counts.stream().mapToInt(Integer::intValue).sum());
    }
}
