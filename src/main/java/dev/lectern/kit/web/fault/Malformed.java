package dev.lectern.kit.web.fault;

/** What was sent cannot even be read, as broken JSON or a cursor nobody gave out (400). */
public class Malformed extends Refused {
    public Malformed(Sentence sentence) {
        super(sentence);
    }

    public Malformed(String field, Sentence sentence) {
        super(field, sentence);
    }

    public Malformed(String message) {
        super(message);
    }

    public Malformed(String field, String message) {
        super(field, message);
    }
}
