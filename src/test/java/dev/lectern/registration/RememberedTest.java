package dev.lectern.registration;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class RememberedTest {
    private CompletableFuture<Optional<String>> reading = new CompletableFuture<>();
    private int readings;
    private final Remembered<String, String> links =
            new Remembered<>(
                    Duration.ofMinutes(1), key -> Uni.createFrom().completionStage(read()));

    @Test
    void what_was_read_is_not_read_again() {
        reading.complete(Optional.of("good"));

        assertThat(find()).hasValue("good");
        assertThat(find()).hasValue("good");
        assertThat(readings).isEqualTo(1);
    }

    @Test
    void what_was_forgotten_is_read_again() {
        reading.complete(Optional.of("good"));
        find();
        reading = CompletableFuture.completedFuture(Optional.of("revoked"));

        links.forget("carol");

        assertThat(find()).hasValue("revoked");
    }

    @Test
    void what_is_forgotten_while_it_is_read_is_read_again() {
        CompletableFuture<Optional<String>> old = links.find("carol").subscribeAsCompletionStage();
        links.forget("carol");
        reading.complete(Optional.of("good"));
        assertThat(old).isCompletedWithValue(Optional.of("good"));
        reading = CompletableFuture.completedFuture(Optional.of("revoked"));

        assertThat(find()).hasValue("revoked");
    }

    private CompletableFuture<Optional<String>> read() {
        readings++;
        return reading;
    }

    private Optional<String> find() {
        return links.find("carol").await().atMost(Duration.ofSeconds(5));
    }
}
