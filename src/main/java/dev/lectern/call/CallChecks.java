package dev.lectern.call;

import dev.lectern.call.policy.CallSpec;
import dev.lectern.kit.web.fault.Clashed;
import dev.lectern.kit.web.fault.FieldError;
import dev.lectern.kit.web.fault.ProviderFailed;
import dev.lectern.kit.web.fault.Refused;
import dev.lectern.kit.web.fault.Sentence;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The door to whether a provider can do what is wished, before anything is planned with it, and
 * whether a call is as it is taken to be.
 */
@ApplicationScoped
public class CallChecks {
    private final Providers providers;

    CallChecks(Providers providers) {
        this.providers = providers;
    }

    /**
     * Whether the provider (absent: the default) can do all this.
     *
     * @return the wishes that are met only nearly, in sentences
     * @throws Refused naming each field that cannot be
     */
    public Uni<List<Sentence>> canDo(UUID workspace, Optional<String> provider, CallSpec spec) {
        return able(workspace, provider.orElse(providers.byDefault()), spec)
                .onFailure(ProviderFailed.class)
                .transform(
                        missing -> new Refused("provider", ((ProviderFailed) missing).sentence()));
    }

    private Uni<List<Sentence>> able(UUID workspace, String provider, CallSpec spec) {
        return providers
                .require(workspace, provider)
                .map(
                        there -> {
                            String title = providers.title(there.name());
                            List<FieldError> errors = there.capabilities().refusals(spec, title);
                            if (!errors.isEmpty()) {
                                throw new Refused(errors);
                            }
                            return there.capabilities().warnings(spec, title);
                        });
    }

    /** Why a provider cannot be asked for anything; empty as long as it is set up. */
    public Uni<Optional<Sentence>> gone(UUID workspace, String provider) {
        return providers
                .require(workspace, provider)
                .map(there -> Optional.<Sentence>empty())
                .onFailure(ProviderFailed.class)
                .recoverWithItem(missing -> Optional.of(((ProviderFailed) missing).sentence()));
    }

    /** As it stands: a room is not ready, and one that is on not well, whose provider is gone. */
    public Uni<CallView> seen(CallView call) {
        return seen(Map.of(call.occurrence(), call)).map(one -> one.get(call.occurrence()));
    }

    /** The same of several, by occurrence; each provider is looked up once. */
    public Uni<Map<UUID, CallView>> seen(Map<UUID, CallView> calls) {
        return Multi.createFrom()
                .iterable(calls.values().stream().filter(CallView::stands).map(At::of).toList())
                .select()
                .distinct()
                .onItem()
                .transformToUniAndConcatenate(
                        at -> gone(at.workspace(), at.provider()).map(why -> Map.entry(at, why)))
                .collect()
                .asMap(Map.Entry::getKey, Map.Entry::getValue)
                .map(gone -> seen(calls, gone));
    }

    /** Whose credentials for which provider. */
    private record At(UUID workspace, String provider) {
        static At of(CallView call) {
            return new At(call.workspace(), call.provider());
        }
    }

    private static Map<UUID, CallView> seen(
            Map<UUID, CallView> calls, Map<At, Optional<Sentence>> gone) {
        Map<UUID, CallView> seen = new HashMap<>(calls);
        seen.replaceAll(
                (date, call) ->
                        call.stands()
                                ? gone.getOrDefault(At.of(call), Optional.empty())
                                        .map(call::failing)
                                        .orElse(call)
                                : call);
        return seen;
    }

    /** What speaks against a wish at a provider; nothing as long as it is not set up. */
    public Uni<Void> couldDo(UUID workspace, String provider, CallSpec spec) {
        return able(workspace, provider, spec)
                .onFailure(ProviderFailed.class)
                .recoverWithNull()
                .replaceWithVoid();
    }

    /** Refuses another layout for a room that is on, where its provider keeps the one it has. */
    public Uni<Void> canChangeLayoutWhileLive(UUID workspace, Optional<String> provider) {
        return providers
                .require(workspace, provider.orElse(providers.byDefault()))
                .invoke(one -> one.capabilities().requireLayouts(providers.title(one.name())))
                .replaceWithVoid();
    }

    /** Fails unless the call is live, and keeps it so until the asker's transaction ends. */
    public Uni<Void> requireLive(UUID occurrence) {
        return Turns.locked(occurrence)
                .invoke(
                        call -> {
                            if (!call.is(CallState.LIVE)) {
                                throw new Clashed(
                                        Sentence.of(
                                                "The room changed meanwhile. Try again.",
                                                "Der Raum hat sich inzwischen geändert. Versuchen"
                                                        + " Sie es noch einmal."));
                            }
                        })
                .replaceWithVoid();
    }

    /** The provider that holds the rooms for which none is chosen. */
    public String usual() {
        return providers.byDefault();
    }

    /**
     * What a provider says to a wish. One that went missing holds nothing up: making the room says
     * so, until it is back.
     *
     * @param otherwise what it said before
     */
    Uni<List<Sentence>> of(CallRequest request, String provider, List<Sentence> otherwise) {
        return able(request.workspace(), provider, request.spec())
                .onFailure(ProviderFailed.class)
                .recoverWithItem(otherwise);
    }
}
