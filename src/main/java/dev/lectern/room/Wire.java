package dev.lectern.room;

import io.quarkus.websockets.next.CloseReason;
import io.smallrye.mutiny.Uni;

/** The way to one person's page. */
interface Wire {
    String id();

    Uni<Void> send(String frame);

    Uni<Void> close(CloseReason reason);
}
