package dev.lectern.registration;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import java.util.List;

/**
 * Is told what happens to people's places, many at once, inside the transaction in which it
 * happens: what it writes on the connection is committed with it.
 */
public interface RegistrationListener {
    Uni<Void> happened(SqlClient transaction, List<PersonChanged> changes);

    /** These people are to be sent their invitation, for the first time or once more. */
    default Uni<Void> invited(SqlClient transaction, List<InvitationView> invitations) {
        return Uni.createFrom().voidItem();
    }
}
