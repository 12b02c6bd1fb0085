/**
 * Mail: messages are durable work, delivered by SMTP or, while none is configured, into the mailbox
 * of the installation. Door: {@link dev.lectern.kit.mail.Outbox}.
 */
@org.jspecify.annotations.NullMarked
package dev.lectern.kit.mail;
