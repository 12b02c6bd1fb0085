package dev.lectern.registration;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.ArrayList;
import java.util.List;

/** Tells every listener, one after another, what a transaction did to people. */
@ApplicationScoped
class News {
    private final List<RegistrationListener> listeners = new ArrayList<>();

    News(Instance<RegistrationListener> listeners) {
        listeners.forEach(this.listeners::add);
    }

    Uni<Void> tell(SqlClient transaction, List<PersonChanged> changes) {
        Uni<Void> told = Uni.createFrom().voidItem();
        if (changes.isEmpty()) {
            return told;
        }
        for (RegistrationListener listener : listeners) {
            told = told.chain(() -> listener.happened(transaction, changes));
        }
        return told;
    }

    Uni<Void> invited(SqlClient transaction, List<InvitationView> invitations) {
        Uni<Void> told = Uni.createFrom().voidItem();
        if (invitations.isEmpty()) {
            return told;
        }
        for (RegistrationListener listener : listeners) {
            told = told.chain(() -> listener.invited(transaction, invitations));
        }
        return told;
    }
}
