package dev.lectern;

import dev.lectern.kit.db.UnusableDatabase;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A PostgreSQL that somebody else runs, named by {@code LECTERN_DATABASE_URL}; who comes and with
 * which password may stand in it, or in settings of their own.
 */
record ExternalDatabase(String url, Optional<String> user, Optional<String> password) {
    private static final Pattern CREDENTIALS = Pattern.compile("^([^@/:]*)(?::([^@/]*))?@");

    /** The address without what is secret in it. */
    String place() {
        return where().replaceFirst("\\?.*$", "");
    }

    /** Says nothing of what is written there: a password may be in it. */
    ExternalDatabase readable() {
        if (where().matches(".*(@|://).*")) {
            throw new UnusableDatabase(
                    "LECTERN_DATABASE_URL should look like"
                            + " postgresql://user:password@host:5432/lectern; in user and password"
                            + " write / as %2F, : as %3A, @ as %40 and % as %25.");
        }
        return this;
    }

    void announce() {
        settings().forEach(System::setProperty);
    }

    /** For Quarkus, in the two spellings that its two drivers take. */
    Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        settings.put("quarkus.datasource.jdbc.url", "jdbc:postgresql://" + where());
        settings.put("quarkus.datasource.reactive.url", "postgresql://" + where());
        user.or(() -> credential(1))
                .ifPresent(name -> settings.put("quarkus.datasource.username", name));
        password.or(() -> credential(2))
                .ifPresent(word -> settings.put("quarkus.datasource.password", word));
        return settings;
    }

    private String where() {
        return CREDENTIALS.matcher(bare()).replaceFirst("");
    }

    private Optional<String> credential(int number) {
        Matcher found = CREDENTIALS.matcher(bare());
        return found.find()
                ? Optional.ofNullable(found.group(number)).map(ExternalDatabase::decoded)
                : Optional.empty();
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private String bare() {
        return url.replaceFirst("^(jdbc:|vertx-reactive:)?postgres(ql)?://", "");
    }
}
