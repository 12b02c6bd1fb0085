package dev.lectern.kit.start;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.vertx.VertxContextSupport;
import io.quarkus.vertx.http.HttpServerStart;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Says once, calmly, that Lectern runs and where everything is. */
@Singleton
class StartBlock {
    private static final Logger LOG = Logger.getLogger(StartBlock.class);

    private final Instance<StartLine> lines;

    StartBlock(Instance<StartLine> lines) {
        this.lines = lines;
    }

    /** On a context of its own: a line may ask the database, as for the link of the first run. */
    void print(@ObservesAsync HttpServerStart start) {
        if (LaunchMode.current() == LaunchMode.TEST) {
            return;
        }
        try {
            System.out.println(VertxContextSupport.subscribeAndAwait(this::block));
        } catch (Throwable failure) {
            LOG.error("Lectern runs, but could not say where", failure);
        }
    }

    Uni<String> block() {
        List<StartLine> ordered =
                lines.stream().sorted(Comparator.comparingInt(StartLine::order)).toList();
        Uni<StringBuilder> text =
                Uni.createFrom().item(() -> new StringBuilder("\n  Lectern is running\n\n"));
        for (StartLine line : ordered) {
            text = text.chain(above -> line.text().map(said -> add(above, line, said)));
        }
        return text.map(StringBuilder::toString);
    }

    private static StringBuilder add(StringBuilder above, StartLine line, Optional<String> said) {
        said.ifPresent(text -> above.append("  %-12s%s%n".formatted(line.label(), text)));
        return above;
    }
}
