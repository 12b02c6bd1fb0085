package dev.lectern.kit.web.fault;

/** It was good once and was taken away (410). */
public class Gone extends Fault {
    public Gone(Sentence sentence) {
        super(sentence);
    }

    public Gone(String message) {
        this(Sentence.said(message));
    }
}
