/**
 * The mailbox of an installation without a mail server: what was mailed, read by members, each what
 * {@link dev.lectern.kit.mail.mailbox.MailboxAudience} lets them.
 */
@org.jspecify.annotations.NullMarked
package dev.lectern.kit.mail.mailbox;
