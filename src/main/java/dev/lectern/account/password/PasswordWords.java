package dev.lectern.account.password;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What is said about passwords, wherever one is chosen. */
@MessageBundle("password")
public interface PasswordWords {
    @Message("Password")
    String label();

    @Message("At least {shortest} characters. A few words of your own are easiest to keep in mind.")
    String help(int shortest);

    @Message("This password is too short: use at least {shortest} characters.")
    String tooShort(int shortest);

    @Message("This password is too long: use at most {longest} characters.")
    String tooLong(int longest);

    @Message("This password is one that many people use and strangers try first. Choose another.")
    String common();

    @Message("This password is your name or address. Choose another.")
    String aboutYou();
}
