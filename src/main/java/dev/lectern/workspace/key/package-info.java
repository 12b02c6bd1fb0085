/**
 * API keys: made and shown once, stored as a hash, revoked at once. The requests they come with are
 * recognised by the package above, which reads the same table. Door: {@link
 * dev.lectern.workspace.key.Keys}.
 */
@org.jspecify.annotations.NullMarked
package dev.lectern.workspace.key;
