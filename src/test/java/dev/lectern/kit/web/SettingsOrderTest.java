package dev.lectern.kit.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.world.Database;
import io.quarkus.arc.All;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The column beside the settings stands in one order, whatever is built first. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class SettingsOrderTest {
    @Inject @All List<NavigationEntry> entries;

    @Test
    void no_two_settings_have_the_same_place() {
        assertThat(entries)
                .filteredOn(entry -> entry.place() == NavigationEntry.Place.SETTINGS)
                .hasSizeGreaterThan(10)
                .extracting(NavigationEntry::order)
                .doesNotHaveDuplicates();
    }
}
