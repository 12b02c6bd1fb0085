package dev.lectern.kit.start;

import dev.lectern.kit.web.PublicAddress;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Where to point the browser. */
@ApplicationScoped
class AddressLine implements StartLine {
    private final PublicAddress address;

    AddressLine(PublicAddress address) {
        this.address = address;
    }

    @Override
    public String label() {
        return "Address";
    }

    @Override
    public Uni<Optional<String>> text() {
        return Uni.createFrom().item(Optional.of(address.base()));
    }

    @Override
    public int order() {
        return 10;
    }
}
