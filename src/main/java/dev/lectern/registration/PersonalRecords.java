package dev.lectern.registration;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.mutiny.sqlclient.SqlClient;
import java.util.List;
import java.util.UUID;

/** What another feature keeps about registered people: it says what, and forgets it when told. */
public interface PersonalRecords {

    /** Under which word it stands in somebody's file. */
    String name();

    Uni<JsonArray> export(List<UUID> registrations);

    /** In the transaction of the connection; what is left must say nothing about anybody. */
    Uni<Void> erase(SqlClient transaction, List<UUID> registrations);
}
