package dev.lectern.kit.web.fault;

/** The first request of several that mean the same is still under way (409, ask again). */
public class Unfinished extends Clashed {
    public Unfinished(Sentence sentence) {
        super(sentence);
    }
}
