package dev.lectern.account.password;

/** Why a password is refused. */
enum Weakness {
    SHORT,
    LONG,
    COMMON,
    ABOUT_YOU
}
