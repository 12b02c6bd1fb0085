/**
 * People who sign in: accounts, passwords, sign-in links, sessions. Knows no workspace. Door:
 * {@code Accounts}.
 */
@org.jspecify.annotations.NullMarked
package dev.lectern.account;
