/**
 * Passwords: which one may be used, and how one is kept and compared. Knows nobody's account.
 * Doors: {@code NewPassword}, {@code Passwords}.
 */
@org.jspecify.annotations.NullMarked
package dev.lectern.account.password;
