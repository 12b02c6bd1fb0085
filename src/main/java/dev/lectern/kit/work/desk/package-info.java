/**
 * Where admins look after work: what waits, runs and failed for good, as a page and as an API, with
 * what each job is about. It reads the table by itself; running work is no concern of it.
 */
@org.jspecify.annotations.NullMarked
package dev.lectern.kit.work.desk;
