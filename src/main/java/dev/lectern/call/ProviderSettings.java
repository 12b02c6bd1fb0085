package dev.lectern.call;

import dev.lectern.kit.web.fault.FieldError;
import dev.lectern.kit.web.fault.Refused;
import dev.lectern.kit.web.fault.Sentence;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** What a workspace sees of providers and sets about them. To be asked with no transaction open. */
@ApplicationScoped
class ProviderSettings {
    private static final int LONGEST = 500;

    private final Providers providers;
    private final ProviderCredentials own;
    private final OwnAddresses addresses;
    private final ProviderAccounts accounts;
    private final ProviderChecks checks;
    private final ProviderOperations operations;
    private final CallUpkeep upkeep;
    private final Clock clock;

    ProviderSettings(
            Providers providers,
            ProviderCredentials own,
            OwnAddresses addresses,
            ProviderAccounts accounts,
            ProviderChecks checks,
            ProviderOperations operations,
            CallUpkeep upkeep,
            Clock clock) {
        this.providers = providers;
        this.own = own;
        this.addresses = addresses;
        this.accounts = accounts;
        this.checks = checks;
        this.operations = operations;
        this.upkeep = upkeep;
        this.clock = clock;
    }

    Uni<List<ProviderView>> all(UUID workspace) {
        List<String> all = providers.connectors().stream().map(Connector::name).toList();
        return own.names(workspace)
                .chain(names -> checks.all(workspace).map(checked -> views(names, checked)))
                .chain(
                        views ->
                                operations
                                        .troubles(workspace, all)
                                        .map(troubles -> since(views, troubles)))
                .chain(views -> recovered(workspace, views));
    }

    /** Of those whose check failed: which have worked since. */
    private Uni<List<ProviderView>> recovered(UUID workspace, List<ProviderView> views) {
        Map<String, Instant> failed =
                views.stream()
                        .filter(ProviderView::failedItsCheck)
                        .collect(
                                Collectors.toMap(
                                        ProviderView::name,
                                        one -> Objects.requireNonNull(one.checkedAt())));
        return failed.isEmpty()
                ? Uni.createFrom().item(views)
                : operations
                        .wells(workspace, failed)
                        .map(
                                wells ->
                                        views.stream()
                                                .map(one -> one.well(wells.get(one.name())))
                                                .toList());
    }

    /** By name, as people call them. */
    Map<String, String> titles() {
        return providers.connectors().stream()
                .collect(Collectors.toMap(Connector::name, Connector::title));
    }

    private static List<ProviderView> since(
            List<ProviderView> views, Map<String, ProviderOperations.Trouble> troubles) {
        return views.stream().map(one -> one.since(troubles.get(one.name()))).toList();
    }

    private List<ProviderView> views(
            List<String> names, Map<String, ProviderChecks.Checked> checked) {
        return providers.connectors().stream()
                .map(
                        one ->
                                ProviderView.of(
                                        one,
                                        providers.isThere(one),
                                        names.contains(one.name()),
                                        one.name().equals(providers.byDefault()),
                                        Optional.ofNullable(checked.get(one.name()))))
                .toList();
    }

    /** Asks the provider whether all is well; if it is, what failed there is tried again. */
    Uni<Checkup> check(UUID workspace, String provider) {
        providers.known(provider);
        Instant began = clock.instant();
        return providers
                .require(workspace, provider)
                .chain(CallProvider::check)
                .call(checkup -> operations.writeCheck(workspace, provider, began, checkup))
                .call(checkup -> checks.note(workspace, provider, checkup))
                .call(
                        checkup ->
                                checkup.working()
                                        ? retry(workspace, provider)
                                        : Uni.createFrom().voidItem());
    }

    /** Sets a workspace's own credentials, if no room is lost by it; then asks if they work. */
    Uni<Checkup> save(UUID workspace, String provider, Map<String, String> given) {
        Connector connector = providers.known(provider);
        return own.find(workspace, provider)
                .map(before -> new Replacing(before, merged(connector, given, before)))
                .call(replacing -> addresses.check(replacing.next()))
                .call(
                        replacing ->
                                accounts.permit(
                                        workspace, connector, replacing.was(), replacing.next()))
                .map(Replacing::next)
                .chain(credentials -> own.save(workspace, provider, credentials))
                .chain(() -> check(workspace, provider));
    }

    /** Own credentials and what comes after them. */
    private record Replacing(Optional<ProviderCredentials.Own> before, Credentials next) {
        Optional<Credentials> was() {
            return before.map(ProviderCredentials.Own::credentials);
        }
    }

    /** What holds for every workspace holds then; where nothing does, no room may want it. */
    Uni<Void> remove(UUID workspace, String provider) {
        Connector connector = providers.known(provider);
        return providers
                .ofEnvironment(connector)
                .map(next -> fallBack(workspace, connector, next))
                .orElseGet(() -> own.remove(workspace, provider));
    }

    private Uni<Void> fallBack(UUID workspace, Connector connector, Credentials next) {
        String provider = connector.name();
        return own.find(workspace, provider)
                .map(before -> new Replacing(before, next))
                .call(replacing -> accounts.permit(workspace, connector, replacing.was(), next))
                .chain(() -> own.forget(workspace, provider))
                .chain(() -> check(workspace, provider))
                .replaceWithVoid();
    }

    private Uni<Void> retry(UUID workspace, String provider) {
        return Panache.withTransaction(() -> upkeep.retryFailing(workspace, provider));
    }

    /** What is left empty stays as it was. */
    private Credentials merged(
            Connector connector,
            Map<String, String> given,
            Optional<ProviderCredentials.Own> before) {
        Map<String, String> values = new HashMap<>();
        List<FieldError> errors = new ArrayList<>();
        for (Setting setting : connector.settings()) {
            String value = given.getOrDefault(setting.key(), "").strip();
            if (value.isEmpty()) {
                value =
                        before.map(was -> was.credentials().values().get(setting.key()))
                                .orElse(setting.otherwise());
            }
            wrong(setting, value).ifPresent(errors::add);
            values.put(setting.key(), value);
        }
        if (!errors.isEmpty()) {
            throw new Refused(errors);
        }
        return new Credentials(values);
    }

    private Optional<FieldError> wrong(Setting setting, String value) {
        if (value.isEmpty()) {
            return error(setting, Sentence.of("Fill this in.", "Füllen Sie dies aus."));
        }
        if (value.length() > LONGEST || value.chars().anyMatch(Character::isISOControl)) {
            return error(
                    setting,
                    Sentence.of(
                            "Use at most 500 characters on one line.",
                            "Verwenden Sie höchstens 500 Zeichen in einer Zeile."));
        }
        return setting.key().endsWith("url") && !isAddress(value)
                ? error(
                        setting,
                        Sentence.of(
                                "Give an address that begins with https://.",
                                "Geben Sie eine Adresse an, die mit https:// beginnt."))
                : Optional.empty();
    }

    private static Optional<FieldError> error(Setting setting, Sentence sentence) {
        return Optional.of(new FieldError(setting.key(), sentence));
    }

    private boolean isAddress(String value) {
        try {
            URI address = URI.create(value);
            String scheme = String.valueOf(address.getScheme());
            return address.getHost() != null
                    && address.getUserInfo() == null
                    && (List.of("https", "wss").contains(scheme)
                            || List.of("http", "ws").contains(scheme)
                                    && addresses.maySayPlainly(address));
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }
}
