package dev.lectern.registration.stage;

import dev.lectern.kit.web.fault.Mistakes;
import dev.lectern.webinar.StagePeople;
import dev.lectern.webinar.WebinarSection;
import dev.lectern.webinar.WebinarState;
import dev.lectern.webinar.WebinarView;
import dev.lectern.workspace.Caller;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** The people on stage, above those who registered. */
@ApplicationScoped
class StageSection implements WebinarSection {
    private static final int ABOVE_REGISTRATIONS = 10;

    private final SecurityIdentity identity;
    private final StagePeople people;
    private final StageLinks links;

    StageSection(SecurityIdentity identity, StagePeople people, StageLinks links) {
        this.identity = identity;
        this.people = people;
        this.links = links;
    }

    @Override
    public Tab tab() {
        return Tab.PEOPLE;
    }

    @Override
    public int order() {
        return ABOVE_REGISTRATIONS;
    }

    @Override
    public Uni<Optional<String>> render(WebinarView webinar) {
        return list(webinar, StageList.Typed.NOTHING, Mistakes.none())
                .chain(stage -> StageList.Templates.people(stage).createUni())
                .map(Optional::of);
    }

    Uni<StageList> list(WebinarView webinar, StageList.Typed typed, Mistakes mistakes) {
        return people.mayChoose(webinar, Caller.of(identity))
                .map(may -> may && !over(webinar))
                .chain(
                        may ->
                                lines(webinar, may)
                                        .map(
                                                lines ->
                                                        new StageList(
                                                                webinar, lines, may, typed,
                                                                mistakes)));
    }

    /** Nobody is asked onto a stage that will not open; going on opens it again. */
    private static boolean over(WebinarView webinar) {
        return webinar.state() != WebinarState.DRAFT && webinar.state() != WebinarState.PUBLISHED;
    }

    private Uni<List<StageList.Line>> lines(WebinarView webinar, boolean mayChoose) {
        return people.all(webinar.id())
                .map(
                        all ->
                                all.stream()
                                        .map(
                                                one ->
                                                        new StageList.Line(
                                                                one,
                                                                mayChoose ? links.url(one) : null))
                                        .toList());
    }
}
