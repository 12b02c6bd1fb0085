package dev.lectern.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lectern.kit.web.fault.NotAllowed;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AccountTest {
    private static final Instant NOW = Instant.parse("2030-01-01T10:00:00Z");
    private static final String SERVER = "https://id.example.org";

    private final Account account = Account.of("Carol@Example.org", "Carol", NOW);

    @Test
    void somebody_else_who_was_given_the_address_gets_nothing_of_the_account() {
        account.link(SERVER, "carol", NOW);

        assertThatThrownBy(() -> account.link(SERVER, "successor", NOW))
                .isInstanceOf(NotAllowed.class);

        assertThat(account.oidcSubject).isEqualTo("carol");
    }

    @Test
    void another_identity_server_takes_over_by_the_verified_address() {
        account.link(SERVER, "carol", NOW);

        account.link("https://new.example.org", "4711", NOW);

        assertThat(account.oidcSubject).isEqualTo("4711");
    }
}
