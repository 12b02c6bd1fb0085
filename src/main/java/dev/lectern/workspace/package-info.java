/**
 * Tenants: workspaces, their members and roles, API keys, branding. Everything above belongs to one
 * and nobody sees another's. Doors: {@link dev.lectern.workspace.Caller}, {@code Workspaces}.
 */
@org.jspecify.annotations.NullMarked
package dev.lectern.workspace;
