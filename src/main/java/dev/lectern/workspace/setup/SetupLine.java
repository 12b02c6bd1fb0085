package dev.lectern.workspace.setup;

import dev.lectern.kit.start.StartLine;
import dev.lectern.kit.web.PublicAddress;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** On an empty installation: the link by which the first person makes it theirs. */
@ApplicationScoped
class SetupLine implements StartLine {
    private final Setup setup;
    private final PublicAddress address;

    SetupLine(Setup setup, PublicAddress address) {
        this.setup = setup;
        this.address = address;
    }

    @Override
    public String label() {
        return "Set-up";
    }

    @Override
    public Uni<Optional<String>> text() {
        return setup.link().map(link -> link.map(address::of));
    }

    @Override
    public int order() {
        return 90;
    }
}
