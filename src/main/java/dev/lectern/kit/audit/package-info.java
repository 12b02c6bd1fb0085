/**
 * Who did what to what, from where: written in the transaction of the deed, kept, searched by the
 * workspace it belongs to. Door: {@link dev.lectern.kit.audit.AuditLog}.
 */
@org.jspecify.annotations.NullMarked
package dev.lectern.kit.audit;
