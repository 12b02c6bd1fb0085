package dev.lectern.kit.web.fault;

/** There is no such thing, or none that this person may know of. */
public class NotFound extends Fault {
    public NotFound(Sentence sentence) {
        super(sentence);
    }

    public NotFound(String message) {
        this(Sentence.said(message));
    }
}
