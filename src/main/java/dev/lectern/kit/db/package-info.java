/**
 * What stands between us and PostgreSQL: the embedded server, ids, and nothing that knows a table
 * of ours. Doors: {@link dev.lectern.kit.db.Ids}, {@link dev.lectern.kit.db.EmbeddedPostgres}.
 */
@org.jspecify.annotations.NullMarked
package dev.lectern.kit.db;
