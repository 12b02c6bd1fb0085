package dev.lectern.kit.web.fault;

import java.util.Locale;

/** What stops a request and is told to whoever made it, in their language; logs have English. */
public abstract class Fault extends RuntimeException {
    private final transient Sentence sentence;

    Fault(Sentence sentence) {
        super(sentence.in(Locale.ENGLISH));
        this.sentence = sentence;
    }

    public Sentence sentence() {
        return sentence;
    }
}
