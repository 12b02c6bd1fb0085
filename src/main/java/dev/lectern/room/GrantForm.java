package dev.lectern.room;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.lectern.call.policy.Role;
import dev.lectern.kit.db.Ids;
import dev.lectern.kit.web.fault.FieldError;
import dev.lectern.kit.web.fault.Refused;
import dev.lectern.kit.web.fault.Sentence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a program says of whom it wants a grant for. */
record GrantForm(
        @JsonProperty("role") @Nullable String role,
        @JsonProperty("name") @Nullable String name,
        @JsonProperty("registration") @Nullable String registration,
        @JsonProperty("hidden") @Nullable Boolean hidden,
        @JsonProperty("identity") @Nullable String identity) {
    private static final Pattern IDENTITY = Pattern.compile("[A-Za-z0-9_-]{1,36}");
    private static final int LONGEST_NAME = 100;

    /** The person it means; a registration's id or an identity keeps them the same next time. */
    Person person() {
        List<FieldError> errors = errors();
        if (!errors.isEmpty()) {
            throw new Refused(errors);
        }
        @Nullable UUID registered = registration == null ? null : UUID.fromString(registration);
        return new Person(
                identityOr(registered),
                name == null || name.isBlank() ? roleNamed().orElseThrow().word() : name.strip(),
                roleNamed().orElseThrow(),
                registered,
                Boolean.TRUE.equals(hidden),
                false,
                false,
                0);
    }

    private String identityOr(@Nullable UUID registered) {
        if (identity != null && !identity.isBlank()) {
            return identity;
        }
        return (registered == null ? Ids.next() : registered).toString();
    }

    private List<FieldError> errors() {
        List<FieldError> errors = new ArrayList<>();
        if (roleNamed().isEmpty()) {
            errors.add(
                    new FieldError(
                            "role",
                            Sentence.of(
                                    "Choose host, cohost, panelist or attendee.",
                                    "Wählen Sie host, cohost, panelist oder attendee.")));
        }
        if (name != null && name.length() > LONGEST_NAME) {
            errors.add(
                    new FieldError(
                            "name",
                            Sentence.of(
                                    "Use at most 100 characters.",
                                    "Verwenden Sie höchstens 100 Zeichen.")));
        }
        if (registration != null && !isId(registration)) {
            errors.add(
                    new FieldError(
                            "registration",
                            Sentence.of(
                                    "Give the id of a registration.",
                                    "Geben Sie die Id einer Anmeldung an.")));
        }
        if (identity != null && !identity.isBlank() && !IDENTITY.matcher(identity).matches()) {
            errors.add(
                    new FieldError(
                            "identity",
                            Sentence.of(
                                    "Use at most 36 letters, digits, hyphens and underscores.",
                                    "Verwenden Sie höchstens 36 Buchstaben, Ziffern, Binde- und"
                                            + " Unterstriche.")));
        }
        return errors;
    }

    private Optional<Role> roleNamed() {
        return Arrays.stream(Role.values()).filter(one -> one.word().equals(role)).findFirst();
    }

    private static boolean isId(String text) {
        try {
            return UUID.fromString(text).toString().equalsIgnoreCase(text);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
