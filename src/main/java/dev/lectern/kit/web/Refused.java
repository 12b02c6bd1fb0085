package dev.lectern.kit.web;

import java.util.List;

/** Something the user can mend: each error names its field and says how. */
public class Refused extends RuntimeException {
    private final transient List<FieldError> errors;

    public Refused(String message) {
        super(message);
        this.errors = List.of();
    }

    public Refused(String field, String message) {
        this(List.of(new FieldError(field, message)));
    }

    public Refused(List<FieldError> errors) {
        super(errors.get(0).message());
        this.errors = List.copyOf(errors);
    }

    public List<FieldError> errors() {
        return errors;
    }
}
