package dev.lectern.workspace;

import dev.lectern.account.password.NewPassword;
import dev.lectern.account.password.PasswordWords;
import dev.lectern.kit.web.Words;
import dev.lectern.kit.web.fault.Mistakes;
import java.util.Locale;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** What a colleague types who was asked in and has no account yet. */
class InvitationForm {
    private static final int LONGEST = 100;

    @RestForm @Nullable String link;
    @RestForm @Nullable String name;
    @RestForm @Nullable String password;

    Mistakes check(String email, Locale language) {
        WorkspaceWords words = Words.in(language, WorkspaceWords.class);
        Mistakes mistakes =
                new Mistakes()
                        .when(name().isEmpty(), "name", words.noName())
                        .when(name().length() > LONGEST, "name", words.tooLong())
                        .whenNoLine(name(), "name");
        PasswordWords about = Words.in(language, PasswordWords.class);
        new NewPassword(password()).check(mistakes, email, name(), about);
        return mistakes;
    }

    String name() {
        return name == null ? "" : name.strip();
    }

    String password() {
        return password == null ? "" : password;
    }
}
