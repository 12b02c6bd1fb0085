package dev.lectern.account;

import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** What somebody typed to sign in. */
class SignInForm {
    @RestForm @Nullable String email;
    @RestForm @Nullable String password;
    @RestForm @Nullable String to;

    String address() {
        return email == null ? "" : Account.normal(email);
    }

    String secret() {
        return password == null ? "" : password;
    }

    String wish() {
        return to == null ? "" : to;
    }
}
