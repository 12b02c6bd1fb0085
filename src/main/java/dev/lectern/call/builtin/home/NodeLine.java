package dev.lectern.call.builtin.home;

import dev.lectern.kit.start.StartLine;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Says at the start, where there may be several nodes, how the others reach this one. */
@ApplicationScoped
class NodeLine implements StartLine {
    private final ThisNode node;

    NodeLine(ThisNode node) {
        this.node = node;
    }

    @Override
    public String label() {
        return "Node";
    }

    @Override
    public Uni<Optional<String>> text() {
        String guess = node.says() ? "" : " (a guess; set LECTERN_NODE_URL if others cannot)";
        String text = "others reach this one at " + node.url() + guess;
        return Uni.createFrom().item(Optional.of(text).filter(said -> node.several()));
    }

    @Override
    public int order() {
        return 55;
    }
}
