package dev.lectern;

import dev.lectern.kit.start.StartLine;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Where the data is and which database holds it. */
class PlaceLines {

    @Produces
    @Singleton
    StartLine data() {
        return new Line("Data", 20, Lectern.dataDirectory().toString());
    }

    @Produces
    @Singleton
    StartLine database() {
        return new Line("Database", 30, System.getProperty(Lectern.DATABASE, ""));
    }

    private record Line(String label, int order, String said) implements StartLine {
        @Override
        public Uni<Optional<String>> text() {
            return Uni.createFrom().item(Optional.of(said).filter(text -> !text.isEmpty()));
        }
    }
}
