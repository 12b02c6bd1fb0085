package dev.lectern.account;

/** Why a password is refused. */
enum Weakness {
    SHORT,
    LONG,
    COMMON,
    ABOUT_YOU
}
