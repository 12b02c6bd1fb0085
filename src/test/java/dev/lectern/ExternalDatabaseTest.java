package dev.lectern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lectern.kit.db.UnusableDatabase;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExternalDatabaseTest {
    private static final String JDBC = "quarkus.datasource.jdbc.url";
    private static final String REACTIVE = "quarkus.datasource.reactive.url";
    private static final String USER = "quarkus.datasource.username";
    private static final String PASSWORD = "quarkus.datasource.password";

    @Test
    void one_setting_says_all() {
        ExternalDatabase database =
                of("postgres://carol:p%40ss+w:rd@db.example.org:5433/talks?sslmode=require");

        String where = "//db.example.org:5433/talks?sslmode=require";
        assertThat(database.settings())
                .containsEntry(JDBC, "jdbc:postgresql:" + where)
                .containsEntry(REACTIVE, "postgresql:" + where)
                .containsEntry(USER, "carol")
                .containsEntry(PASSWORD, "p@ss+w:rd");
        assertThat(database.place()).isEqualTo("db.example.org:5433/talks");
    }

    @Test
    void settings_of_their_own_count_more() {
        Map<String, String> settings =
                new ExternalDatabase(
                                "postgresql://carol:one@db/talks",
                                Optional.of("dave"),
                                Optional.of("two"))
                        .settings();

        assertThat(settings)
                .containsEntry(JDBC, "jdbc:postgresql://db/talks")
                .containsEntry(USER, "dave")
                .containsEntry(PASSWORD, "two");
    }

    @Test
    void without_either_nobody_is_named() {
        assertThat(of("jdbc:postgresql://db/talks").settings()).containsOnlyKeys(JDBC, REACTIVE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mysql://u:secret@h/d", "postgresql://u:sec/ret@h/d"})
    void what_cannot_be_read_is_said_without_repeating_it(String url) {
        assertThatThrownBy(() -> of(url).readable())
                .isInstanceOf(UnusableDatabase.class)
                .hasMessageContaining("postgresql://user:password@host")
                .hasMessageNotContaining("u:sec");
    }

    private static ExternalDatabase of(String url) {
        return new ExternalDatabase(url, Optional.empty(), Optional.empty());
    }
}
