package dev.lectern.kit.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultTest {
    private static final String SECRET = "a secret of twenty letters or more";
    private static final String OTHER_SECRET = "another one that is just as long";

    private final Vault vault = vault(SECRET);

    @Test
    void what_was_sealed_opens_again_in_its_own_context_only() {
        String sealed = vault.seal("provider a", "the key é");

        assertThat(sealed).doesNotContain("key");
        assertThat(vault.open("provider a", sealed)).hasValue("the key é");
        assertThat(vault.open("provider b", sealed)).isEmpty();
    }

    @Test
    void the_same_text_is_sealed_differently_each_time() {
        assertThat(vault.seal("a", "text")).isNotEqualTo(vault.seal("a", "text"));
    }

    @Test
    void a_changed_or_foreign_one_opens_as_nothing() {
        String sealed = vault.seal("a", "text");
        int middle = sealed.length() / 2;
        char other = sealed.charAt(middle) == 'A' ? 'B' : 'A';
        String changed = sealed.substring(0, middle) + other + sealed.substring(middle + 1);

        assertThat(vault.open("a", changed)).isEmpty();
        assertThat(vault.open("a", "nonsense")).isEmpty();
        assertThat(vault.open("a", sealed.substring(0, 5))).isEmpty();
        assertThat(vault(OTHER_SECRET).open("a", sealed)).isEmpty();
    }

    @Test
    void after_a_rotation_what_was_sealed_before_still_opens() {
        String sealed = vault.seal("a", "text");

        assertThat(vault(OTHER_SECRET + "," + SECRET).open("a", sealed)).hasValue("text");
    }

    @Test
    void without_a_setting_the_secret_is_made_once_for_its_owner_alone(@TempDir Path data)
            throws IOException {
        String first = MasterSecret.fromFile(data.resolve("new"));

        assertThat(MasterSecret.fromFile(data.resolve("new"))).isEqualTo(first).hasSize(43);
        Path file = data.resolve("new/secret");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    private static Vault vault(String secrets) {
        return new Vault(new MasterSecret(Optional.of(secrets), "unused"));
    }
}
