package dev.lectern.kit.web.fault;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One field that cannot stay as it is, and a sentence that says how to mend it. */
public record FieldError(String field, @JsonIgnore @Schema(hidden = true) Sentence sentence) {
    public FieldError(String field, String message) {
        this(field, Sentence.said(message));
    }

    @JsonProperty
    public String message() {
        return sentence.in(Locale.ENGLISH);
    }

    public FieldError in(Locale language) {
        return new FieldError(field, sentence.in(language));
    }
}
