package dev.lectern.account;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import org.jspecify.annotations.Nullable;

/** Tells whoever listens what happened to an account, in the transaction that is open. */
@ApplicationScoped
class AccountNews {
    private final Instance<AccountListener> listeners;

    AccountNews(Instance<AccountListener> listeners) {
        this.listeners = listeners;
    }

    Uni<Void> tell(AccountListener.Event event, AccountView account, @Nullable String address) {
        return Multi.createFrom()
                .iterable(listeners)
                .onItem()
                .transformToUniAndConcatenate(
                        one -> one.told(event, account.id(), account.email(), address))
                .collect()
                .last()
                .replaceWithVoid();
    }
}
