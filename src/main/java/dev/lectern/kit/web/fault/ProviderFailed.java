package dev.lectern.kit.web.fault;

/**
 * Another company's machine refused or did not answer; permanent means that trying again is vain.
 */
public class ProviderFailed extends Fault {
    private final String provider;
    private final boolean permanent;

    protected ProviderFailed(String provider, boolean permanent, Sentence sentence) {
        super(sentence);
        this.provider = provider;
        this.permanent = permanent;
    }

    public static ProviderFailed permanently(String provider, Sentence sentence) {
        return new ProviderFailed(provider, true, sentence);
    }

    public static ProviderFailed forNow(String provider, Sentence sentence) {
        return new ProviderFailed(provider, false, sentence);
    }

    public String provider() {
        return provider;
    }

    public boolean permanent() {
        return permanent;
    }
}
