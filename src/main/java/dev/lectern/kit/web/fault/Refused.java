package dev.lectern.kit.web.fault;

import java.util.List;

/** Something the user can mend: each error names its field and says how. */
public class Refused extends Fault {
    private final transient List<FieldError> errors;

    public Refused(Sentence sentence) {
        super(sentence);
        this.errors = List.of();
    }

    public Refused(String field, Sentence sentence) {
        this(List.of(new FieldError(field, sentence)));
    }

    public Refused(List<FieldError> errors) {
        super(errors.get(0).sentence());
        this.errors = List.copyOf(errors);
    }

    public Refused(String message) {
        this(Sentence.said(message));
    }

    public Refused(String field, String message) {
        this(field, Sentence.said(message));
    }

    public List<FieldError> errors() {
        return errors;
    }
}
