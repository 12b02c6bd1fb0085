package dev.lectern.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.world.Database;
import io.quarkus.arc.All;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;

/** What the start says of the usual provider. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class ProviderLineTest {
    @Inject @All List<Connector> connectors;
    @Inject ProviderCredentials own;
    @Inject OwnAddresses addresses;
    @Inject ProviderOperations operations;
    @Inject Clock clock;

    @Test
    void one_that_is_there_needs_no_word() {
        assertThat(said("builtin", Map.of())).isEmpty();
        assertThat(
                        said(
                                "stream",
                                Map.of(
                                        "lectern.stream.api-key",
                                        "k",
                                        "lectern.stream.secret",
                                        "s")))
                .isEmpty();
    }

    @Test
    void one_that_nobody_set_up_is_named_with_what_it_lacks() {
        assertThat(said("stream", Map.of()))
                .hasValueSatisfying(
                        line ->
                                assertThat(line)
                                        .startsWith("Stream is")
                                        .contains("LECTERN_STREAM_"));
    }

    @Test
    void a_name_of_none_is_said_with_those_there_are() {
        assertThat(said("zoom", Map.of()))
                .hasValueSatisfying(
                        line -> assertThat(line).contains("zoom").contains("builtin, stream"));
    }

    private Optional<String> said(String usual, Map<String, String> settings) {
        Config config = new SmallRyeConfigBuilder().withDefaultValues(settings).build();
        var providers = new Providers(connectors, usual, config, own, addresses, operations, clock);
        return new ProviderLine(providers).text().await().indefinitely();
    }
}
