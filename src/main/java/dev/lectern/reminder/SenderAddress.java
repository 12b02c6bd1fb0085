package dev.lectern.reminder;

import dev.lectern.kit.web.PublicAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The address that mails come from, which is also the one that invites in calendars. */
@ApplicationScoped
class SenderAddress {
    private final Optional<String> from;
    private final PublicAddress address;

    SenderAddress(
            @ConfigProperty(name = "lectern.mail.from") Optional<String> from,
            PublicAddress address) {
        this.from = from;
        this.address = address;
    }

    String address() {
        return from.map(SenderAddress::bare)
                .orElseGet(() -> "no-reply@" + URI.create(address.base()).getHost());
    }

    private static String bare(String from) {
        int opens = from.indexOf('<');
        return opens < 0 ? from.strip() : from.substring(opens + 1).replace(">", "").strip();
    }
}
