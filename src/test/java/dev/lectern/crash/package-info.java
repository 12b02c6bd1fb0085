/**
 * Shows by force that nothing is ever half done: the application is killed at random points, again
 * and again, while webinars are made, moved, started, ended and cancelled at a provider that
 * records what it was asked. Started by {@link dev.lectern.crash.CrashProgram}.
 */
package dev.lectern.crash;
