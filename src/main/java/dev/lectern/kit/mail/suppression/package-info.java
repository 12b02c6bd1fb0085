/**
 * Addresses that get no more mails of the sort that may be ended: by their owner's wish for one
 * workspace, and for the whole installation where mail came back for good or was called unwanted.
 * Admins see those that concern their workspace and may let mail through again. The door is {@link
 * dev.lectern.kit.mail.suppression.Suppressions}.
 */
@NullMarked
package dev.lectern.kit.mail.suppression;

import org.jspecify.annotations.NullMarked;
