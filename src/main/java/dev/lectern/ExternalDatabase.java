package dev.lectern;

import java.util.Optional;

/** A PostgreSQL that somebody else runs, named by {@code LECTERN_DATABASE_URL}. */
record ExternalDatabase(String url, Optional<String> user, Optional<String> password) {

    /** The address without what is secret in it. */
    String place() {
        return bare().replaceFirst("^[^@/]*@", "").replaceFirst("\\?.*$", "");
    }

    /** Tells Quarkus where the database is, in the two spellings that its two drivers take. */
    void announce() {
        String bare = bare();
        System.setProperty("quarkus.datasource.jdbc.url", "jdbc:postgresql://" + bare);
        System.setProperty("quarkus.datasource.reactive.url", "postgresql://" + bare);
        user.ifPresent(name -> System.setProperty("quarkus.datasource.username", name));
        password.ifPresent(word -> System.setProperty("quarkus.datasource.password", word));
    }

    private String bare() {
        return url.replaceFirst("^(jdbc:|vertx-reactive:)?postgres(ql)?://", "");
    }
}
