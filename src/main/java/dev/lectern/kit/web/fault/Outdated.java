package dev.lectern.kit.web.fault;

/** The change was meant for a version that no longer stands (412, after If-Match). */
public class Outdated extends Clashed {
    public Outdated(Sentence sentence) {
        super(sentence);
    }

    public Outdated(String message) {
        this(Sentence.said(message));
    }
}
