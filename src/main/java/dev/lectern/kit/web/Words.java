package dev.lectern.kit.web;

import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import java.util.List;
import java.util.Locale;

/** The languages we speak, and a feature's message bundle in one of them for use outside pages. */
public final class Words {
    public static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.GERMAN);

    private Words() {}

    /** {@code Words.in(language, WebinarWords.class).published()}. */
    public static <T> T in(Locale language, Class<T> bundle) {
        return supported(language).equals(Locale.ENGLISH)
                ? MessageBundles.get(bundle)
                : MessageBundles.get(bundle, Localized.Literal.of(language.getLanguage()));
    }

    /** The language itself when we speak it, else English. */
    public static Locale supported(Locale wished) {
        return LANGUAGES.stream()
                .filter(language -> language.getLanguage().equals(wished.getLanguage()))
                .findFirst()
                .orElse(Locale.ENGLISH);
    }
}
