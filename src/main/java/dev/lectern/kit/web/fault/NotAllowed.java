package dev.lectern.kit.web.fault;

/** The person is known, the thing too, but this is not theirs to do. */
public class NotAllowed extends Fault {
    public NotAllowed(Sentence sentence) {
        super(sentence);
    }

    public NotAllowed(String message) {
        this(Sentence.said(message));
    }
}
