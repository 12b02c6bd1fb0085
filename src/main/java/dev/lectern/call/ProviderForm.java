package dev.lectern.call;

import dev.lectern.kit.web.fault.Mistakes;
import io.quarkus.qute.TemplateData;
import java.util.Map;

/**
 * What was typed about one provider and what has to be mended in it; secrets are never shown again.
 *
 * @param provider whose form it is; none is open where it is empty
 */
@TemplateData
record ProviderForm(String provider, Map<String, String> typed, Mistakes errors) {
    static final ProviderForm NONE = new ProviderForm("", Map.of(), Mistakes.none());

    public boolean isOf(ProviderView view) {
        return provider.equals(view.name());
    }

    public String value(ProviderView view, Setting setting) {
        return isOf(view) && !setting.secret() ? typed.getOrDefault(setting.key(), "") : "";
    }
}
