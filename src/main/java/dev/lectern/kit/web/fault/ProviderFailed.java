package dev.lectern.kit.web.fault;

/**
 * Another company's machine refused or did not answer; permanent means that trying again is vain.
 */
public class ProviderFailed extends Fault {
    private static final Sentence TRY_AGAIN =
            Sentence.of(
                    "%s Nothing has changed here. Try again in a moment.",
                    "%s Hier hat sich nichts geändert. Versuchen Sie es gleich noch einmal.");
    private static final Sentence LET_MEND =
            Sentence.of(
                    "%s Nothing has changed here. Check the provider in the settings.",
                    "%s Hier hat sich nichts geändert. Prüfen Sie den Anbieter in den"
                            + " Einstellungen.");

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

    /** What happened, and what there is to do about it. */
    public Sentence whatNext() {
        return (permanent ? LET_MEND : TRY_AGAIN).about(sentence());
    }

    public String provider() {
        return provider;
    }

    public boolean permanent() {
        return permanent;
    }
}
