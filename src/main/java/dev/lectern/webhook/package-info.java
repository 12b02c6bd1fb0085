/**
 * Hooks out: every change of state told to addresses that a workspace names, by the conventions of
 * Standard Webhooks. Hears the listeners of the features below, writes deliveries in their
 * transactions and sends them as durable work. No request goes to an internal address: the name is
 * resolved once, checked, and the connection made to what was checked; redirects are not followed.
 */
@org.jspecify.annotations.NullMarked
package dev.lectern.webhook;
