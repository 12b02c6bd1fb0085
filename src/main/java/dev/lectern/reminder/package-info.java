/**
 * Which mail goes when: what is told to people about their place, reminders, "we are live", what
 * follows afterwards; the texts that hosts may change, and the log of what was sent.
 *
 * <p>Every mail is a {@link dev.lectern.kit.mail.Letter}: posted by name in the transaction that
 * causes it, written when it is sent, and left unwritten when what it says is no longer true.
 */
@org.jspecify.annotations.NullMarked
package dev.lectern.reminder;
