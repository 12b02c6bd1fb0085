package dev.lectern.account;

import dev.lectern.kit.web.Zones;
import dev.lectern.kit.web.fault.Mistakes;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** What somebody says about themselves. */
class ProfileForm {
    private static final int LONGEST = 100;
    @RestForm @Nullable String name;
    @RestForm @Nullable String language;
    @RestForm @Nullable String timezone;

    static ProfileForm of(AccountView account) {
        ProfileForm form = new ProfileForm();
        form.name = account.name();
        form.language = account.language();
        form.timezone = account.timezone();
        return form;
    }

    Mistakes check(AccountWords words) {
        return new Mistakes()
                .when(name().isEmpty(), "name", words.noName())
                .when(name().length() > LONGEST, "name", words.nameLong())
                .whenNoLine(name(), "name")
                .when(
                        !timezone().isEmpty() && Zones.find(timezone()) == null,
                        "timezone",
                        words.noTimezone());
    }

    void fill(Account account) {
        account.name = name();
        account.language = language().equals("en") || language().equals("de") ? language() : null;
        account.timezone = timezone().isEmpty() ? null : timezone();
    }

    String name() {
        return name == null ? "" : name.strip();
    }

    String language() {
        return language == null ? "" : language;
    }

    String timezone() {
        return timezone == null ? "" : timezone;
    }
}
