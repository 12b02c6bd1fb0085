package dev.lectern.kit.web.fault;

import io.quarkus.qute.TemplateExtension;
import io.quarkus.qute.TemplateExtension.TemplateAttribute;
import io.quarkus.qute.TemplateInstance;
import java.util.Locale;

/** A sentence on a page: {@code {mistake.words}}, in the page's language. */
@TemplateExtension
final class SpokenSentence {
    private SpokenSentence() {}

    static String words(
            Sentence sentence, @TemplateAttribute(TemplateInstance.LOCALE) Object language) {
        return sentence.in(language instanceof Locale locale ? locale : Locale.ENGLISH);
    }
}
