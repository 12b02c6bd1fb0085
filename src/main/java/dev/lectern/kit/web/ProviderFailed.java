package dev.lectern.kit.web;

/**
 * Another company's machine refused or did not answer; permanent means that trying again is vain.
 */
public class ProviderFailed extends Fault {
    private final String provider;
    private final boolean permanent;

    protected ProviderFailed(String provider, boolean permanent, String message) {
        super(Sentence.said(message));
        this.provider = provider;
        this.permanent = permanent;
    }

    public static ProviderFailed permanently(String provider, String message) {
        return new ProviderFailed(provider, true, message);
    }

    public static ProviderFailed forNow(String provider, String message) {
        return new ProviderFailed(provider, false, message);
    }

    public String provider() {
        return provider;
    }

    public boolean permanent() {
        return permanent;
    }
}
