/**
 * The first run: the first person, their workspace and perhaps a key, by a link that is printed at
 * the start, or by settings. Closed for good once somebody is there. Door: {@link
 * dev.lectern.workspace.setup.Setup}.
 */
@org.jspecify.annotations.NullMarked
package dev.lectern.workspace.setup;
