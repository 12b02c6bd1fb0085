/**
 * Tenants: workspaces, their members and roles, API keys, branding; and who is asking. Everything
 * above belongs to one workspace and nobody sees another's. Doors: {@link
 * dev.lectern.workspace.Caller}, {@link dev.lectern.workspace.Workspaces}.
 */
@org.jspecify.annotations.NullMarked
package dev.lectern.workspace;
