package dev.lectern.kit.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IdsTest {
    @Test
    void what_is_made_later_sorts_later_within_a_millisecond_too() {
        List<String> made = Stream.generate(Ids::next).limit(20_000).map(String::valueOf).toList();

        List<String> sorted = new ArrayList<>(made);
        sorted.sort(null);
        assertThat(made).isEqualTo(sorted).doesNotHaveDuplicates();
    }

    @Test
    void an_id_is_of_version_seven_and_says_when_it_was_made() {
        long before = System.currentTimeMillis();

        var id = Ids.next();

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isBetween(before, before + 60_000);
    }
}
