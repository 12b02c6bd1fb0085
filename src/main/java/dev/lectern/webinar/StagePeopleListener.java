package dev.lectern.webinar;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;

/**
 * Is told who is asked onto a webinar's stage and who leaves it, inside the transaction in which it
 * happens: what it writes is committed with it, what is slow it enqueues.
 */
public interface StagePeopleListener {

    /** Somebody is to come, or is to be sent their link once more. */
    default Uni<Void> invited(WebinarView webinar, StagePersonView person) {
        return nothing();
    }

    /** What they may do is another from now on. */
    default Uni<Void> roleChanged(WebinarView webinar, StagePersonView person) {
        return nothing();
    }

    /** Their earlier link opens nothing any more. */
    default Uni<Void> linkRenewed(WebinarView webinar, StagePersonView person) {
        return nothing();
    }

    /** They asked for their link themselves, as anybody can who knows their address. */
    default Uni<Void> askedAgain(
            SqlClient transaction, WebinarView webinar, StagePersonView person) {
        return nothing();
    }

    /** They do not stand on the stage any more. */
    default Uni<Void> removed(WebinarView webinar, StagePersonView person) {
        return nothing();
    }

    private static Uni<Void> nothing() {
        return Uni.createFrom().voidItem();
    }
}
