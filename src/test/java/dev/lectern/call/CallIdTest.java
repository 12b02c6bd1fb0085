package dev.lectern.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.kit.db.Ids;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CallIdTest {

    @Test
    void an_id_is_lower_case_base32_that_every_provider_takes() {
        assertThat(new CallId(Ids.next(), 3).toString()).matches("[a-z2-7]{29}");
    }

    @Test
    void an_id_reads_back_as_the_occurrence_and_generation_it_was_made_of() {
        for (int generation : new int[] {1, 2, 255, 256, 65_535}) {
            CallId id = new CallId(Ids.next(), generation);

            assertThat(CallId.parse(id.toString())).contains(id);
        }
    }

    @Test
    void a_known_occurrence_has_a_known_id() {
        UUID occurrence = UUID.fromString("00112233-4455-6677-8899-aabbccddeeff");

        assertThat(new CallId(occurrence, 1)).hasToString("aaisem2ekvthpcezvk54zxpo74aac");
    }

    @Test
    void generations_of_one_occurrence_differ() {
        UUID occurrence = Ids.next();

        assertThat(new CallId(occurrence, 1).toString())
                .isNotEqualTo(new CallId(occurrence, 2).toString());
    }

    @Test
    void what_is_no_id_of_ours_is_not_read() {
        assertThat(CallId.parse("my-room")).isEmpty();
        assertThat(CallId.parse("A".repeat(29))).isEmpty();
        assertThat(CallId.parse("a".repeat(28) + "7")).isEmpty();
    }
}
