package dev.lectern.webinar;

import dev.lectern.account.EmailAddress;
import dev.lectern.call.policy.Role;
import dev.lectern.kit.web.fault.Sentence;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a request says of somebody on stage. */
record StagePersonForm(@Nullable String email, @Nullable String name, @Nullable Role role) {
    private static final int LONGEST_NAME = 100;
    private static final List<String> ROLES =
            List.of(Role.HOST.word(), Role.COHOST.word(), Role.PANELIST.word());

    /** Somebody new: an address is needed, a panelist they are unless said otherwise. */
    static StagePersonForm fresh(@Nullable JsonObject body) {
        Input in = Input.of(body);
        StagePersonForm form = read(in);
        if (form.email == null || form.email.isBlank()) {
            in.problem(
                    "email",
                    Sentence.of(
                            "Say by what email address they are reached.",
                            "Nennen Sie die E-Mail-Adresse, unter der diese Person zu"
                                    + " erreichen ist."));
        } else if (!EmailAddress.isPlausible(form.email)) {
            in.problem(
                    "email",
                    Sentence.of(
                            "Write the address like name@example.com.",
                            "Schreiben Sie die Adresse wie name@example.com."));
        }
        in.settle();
        return new StagePersonForm(
                form.email, form.name, form.role == null ? Role.PANELIST : form.role);
    }

    /** What is another than before; an address belongs to its person for good. */
    static StagePersonForm change(@Nullable JsonObject body) {
        Input in = Input.of(body);
        StagePersonForm form = read(in);
        if (in.has("email")) {
            in.problem(
                    "email",
                    Sentence.of(
                            "An address stays. Remove this person and add the other" + " address.",
                            "Eine Adresse bleibt. Entfernen Sie diese Person und fügen Sie"
                                    + " die andere Adresse hinzu."));
        }
        in.settle();
        return form;
    }

    private static StagePersonForm read(Input in) {
        String role = in.word("role", ROLES);
        String name = in.text("name", LONGEST_NAME);
        return new StagePersonForm(
                in.text("email", 254),
                name == null || name.isBlank() ? null : name.replaceAll("\\s+", " "),
                role == null ? null : Role.values()[ROLES.indexOf(role)]);
    }
}
