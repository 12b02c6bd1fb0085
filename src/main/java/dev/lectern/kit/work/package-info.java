/**
 * Durable work: a row written in the transaction of the change that causes it, run at least once by
 * any node. Door: {@link dev.lectern.kit.work.Work}; features implement {@link
 * dev.lectern.kit.work.Handler}, whose runs may repeat without harm.
 */
@org.jspecify.annotations.NullMarked
package dev.lectern.kit.work;
