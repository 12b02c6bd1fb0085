package dev.lectern.kit.web.fault;

/** The thing is in a state that does not allow this, or somebody changed it meanwhile (409). */
public class Clashed extends Fault {
    public Clashed(Sentence sentence) {
        super(sentence);
    }

    public Clashed(String message) {
        this(Sentence.said(message));
    }
}
