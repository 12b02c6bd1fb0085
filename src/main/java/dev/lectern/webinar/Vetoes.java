package dev.lectern.webinar;

import dev.lectern.kit.web.Clashed;
import dev.lectern.kit.web.FieldError;
import dev.lectern.kit.web.Refused;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Asks every {@link WebinarVeto}. */
@ApplicationScoped
class Vetoes {
    private final List<WebinarVeto> vetoes;

    Vetoes(@All List<WebinarVeto> vetoes) {
        this.vetoes = vetoes;
    }

    /** Fails with the first reason against it. */
    Uni<Void> againstDeleting(WebinarView webinar) {
        return News.inTurn(
                vetoes,
                veto ->
                        veto.againstDeleting(webinar)
                                .invoke(
                                        reason ->
                                                reason.ifPresent(
                                                        sentence -> {
                                                            throw new Clashed(sentence);
                                                        }))
                                .replaceWithVoid());
    }

    void againstRegistration(JsonObject settings) {
        List<FieldError> errors =
                vetoes.stream()
                        .flatMap(veto -> veto.againstRegistration(settings).stream())
                        .toList();
        if (!errors.isEmpty()) {
            throw new Refused(errors);
        }
    }

    /** How many people would be told of a change. */
    Uni<Integer> peopleTold(WebinarView webinar) {
        return Multi.createFrom()
                .iterable(vetoes)
                .onItem()
                .transformToUniAndConcatenate(veto -> veto.peopleTold(webinar))
                .collect()
                .asList()
                .map(counts -> counts.stream().mapToInt(Integer::intValue).sum());
    }
}
