package dev.lectern.workspace.setup;

import dev.lectern.account.EmailAddress;
import dev.lectern.account.password.NewPassword;
import dev.lectern.account.password.PasswordWords;
import dev.lectern.kit.web.Words;
import dev.lectern.kit.web.fault.Mistakes;
import java.time.ZoneId;
import java.util.Locale;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** What the first person types. */
class SetupForm {
    private static final int LONGEST = 100;

    @RestForm @Nullable String link;
    @RestForm @Nullable String name;
    @RestForm @Nullable String email;
    @RestForm @Nullable String password;
    @RestForm @Nullable String workspace;

    Mistakes check(Locale language) {
        SetupWords words = Words.in(language, SetupWords.class);
        Mistakes mistakes =
                new Mistakes()
                        .when(name().isEmpty(), "name", words.noName())
                        .when(name().length() > LONGEST, "name", words.tooLong())
                        .when(!EmailAddress.isPlausible(email()), "email", words.noAddress())
                        .when(workspace().isEmpty(), "workspace", words.noWorkspace())
                        .when(workspace().length() > LONGEST, "workspace", words.tooLong())
                        .whenNoLine(name(), "name")
                        .whenNoLine(workspace(), "workspace");
        PasswordWords about = Words.in(language, PasswordWords.class);
        new NewPassword(password()).check(mistakes, email(), name(), about);
        return mistakes;
    }

    Founding.Founder founder(String passwordHash, Locale language, ZoneId zone) {
        return new Founding.Founder(
                email(), name(), passwordHash, workspace(), language.getLanguage(), zone, null);
    }

    public String link() {
        return link == null ? "" : link;
    }

    public String name() {
        return name == null ? "" : name.strip();
    }

    public String email() {
        return email == null ? "" : email.strip();
    }

    String password() {
        return password == null ? "" : password;
    }

    public String workspace() {
        return workspace == null ? "" : workspace.strip();
    }
}
