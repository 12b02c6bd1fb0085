package dev.lectern.call;

import dev.lectern.kit.start.StartLine;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Says at the start that the usual provider is none, or is not set up for everybody. */
@ApplicationScoped
class ProviderLine implements StartLine {
    private final Providers providers;

    ProviderLine(Providers providers) {
        this.providers = providers;
    }

    @Override
    public String label() {
        return "Provider";
    }

    @Override
    public Uni<Optional<String>> text() {
        return Uni.createFrom().item(said(providers.byDefault(), providers.connectors()));
    }

    private Optional<String> said(String usual, List<Connector> known) {
        Optional<Connector> chosen =
                known.stream().filter(one -> one.name().equals(usual)).findFirst();
        if (chosen.isEmpty()) {
            return Optional.of(
                    "LECTERN_PROVIDER names %s, which there is not. Choose one of: %s."
                            .formatted(
                                    usual,
                                    String.join(
                                            ", ", known.stream().map(Connector::name).toList())));
        }
        return chosen.filter(one -> !providers.isThere(one))
                .map(
                        one ->
                                "%s is the usual one and is not set up: give it LECTERN_%s_…, or each workspace its own"
                                        .formatted(one.title(), usual.toUpperCase(Locale.ROOT)));
    }

    @Override
    public int order() {
        return 55;
    }
}
