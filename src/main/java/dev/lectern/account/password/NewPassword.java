package dev.lectern.account.password;

import dev.lectern.kit.web.fault.Mistakes;

/** A password that somebody wishes to have from now on, and what to say when it will not do. */
public record NewPassword(String text) {

    /** Adds a sentence at the field "password" unless it may be used. */
    public void check(Mistakes mistakes, String email, String name, PasswordWords words) {
        PasswordRules.check(text, email, name)
                .ifPresent(weakness -> mistakes.when(true, "password", sentence(weakness, words)));
    }

    private static String sentence(Weakness weakness, PasswordWords words) {
        return switch (weakness) {
            case SHORT -> words.tooShort(PasswordRules.SHORTEST);
            case LONG -> words.tooLong(PasswordRules.LONGEST);
            case COMMON -> words.common();
            case ABOUT_YOU -> words.aboutYou();
        };
    }
}
