package dev.lectern.call;

import dev.lectern.kit.limit.Strangers;
import dev.lectern.kit.web.FromAnywhere;
import dev.lectern.kit.web.fault.NotAllowed;
import dev.lectern.kit.web.fault.Refused;
import dev.lectern.kit.web.fault.Sentence;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * Where providers tell us what happens. Whoever's credentials the signature is of may speak of
 * their own calls only; a delivery is marked as had after it was followed, so that one cut short
 * comes again. What nobody's credentials signed counts against where it came from, and nothing else
 * does, so that a flood of it keeps no provider out.
 */
@Path("/hooks/{provider}")
@FromAnywhere
class HooksApi {
    private static final int LARGEST = 1 << 20;

    private final Providers providers;
    private final Deliveries deliveries;
    private final CallNews news;
    private final Calls calls;
    private final OwnContext ownContext;
    private final Strangers strangers;

    HooksApi(
            Providers providers,
            Deliveries deliveries,
            CallNews news,
            Calls calls,
            OwnContext ownContext,
            Strangers strangers) {
        this.providers = providers;
        this.deliveries = deliveries;
        this.news = news;
        this.calls = calls;
        this.ownContext = ownContext;
        this.strangers = strangers;
    }

    /** A delivery and the connections whose secret signed it: workspaces may share an account. */
    private record Signed(List<CallProvider> by, Webhook.Delivery delivery) {}

    @POST
    @Consumes(MediaType.WILDCARD)
    public Uni<Response> receive(String provider, @Context RoutingContext request, byte[] body) {
        if (body.length > LARGEST) {
            strangers.count(request);
            throw new Refused(
                    Sentence.of(
                            "A webhook has at most a megabyte.",
                            "Ein Webhook hat höchstens ein Megabyte."));
        }
        Webhook webhook = new Webhook(headers(request), body);
        return providers
                .all(provider)
                .map(all -> signed(all, webhook, request))
                .chain(signed -> ownContext.run(() -> follow(provider, signed)))
                .replaceWith(() -> Response.ok().build());
    }

    private Signed signed(List<CallProvider> all, Webhook webhook, RoutingContext request) {
        List<CallProvider> by =
                all.stream().filter(one -> one.verify(webhook).isPresent()).toList();
        if (by.isEmpty()) {
            strangers.count(request);
            throw new NotAllowed(
                    Sentence.of(
                            "The signature is not one of ours.",
                            "Die Signatur ist keine von unseren."));
        }
        return new Signed(by, by.get(0).verify(webhook).orElseThrow());
    }

    private Uni<Void> follow(String provider, Signed signed) {
        String id = signed.delivery().id();
        return deliveries
                .had(provider, id)
                .chain(
                        had ->
                                had
                                        ? Uni.createFrom().voidItem()
                                        : takeAll(provider, signed)
                                                .chain(() -> deliveries.mark(provider, id)));
    }

    private Uni<Void> takeAll(String provider, Signed signed) {
        return Multi.createFrom()
                .iterable(signed.delivery().events())
                .onItem()
                .transformToUniAndConcatenate(event -> takeIfTheirs(provider, signed.by(), event))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> takeIfTheirs(String provider, List<CallProvider> by, CallEvent event) {
        UUID occurrence = event.call().occurrence();
        return calls.find(occurrence)
                .chain(
                        found ->
                                found.isEmpty()
                                        ? Uni.createFrom().voidItem()
                                        : providers
                                                .require(found.get().workspace(), provider)
                                                .chain(
                                                        theirs ->
                                                                by.contains(theirs)
                                                                        ? news.take(event, provider)
                                                                        : Uni.createFrom()
                                                                                .voidItem()));
    }

    private static Map<String, String> headers(RoutingContext request) {
        Map<String, String> headers = new HashMap<>();
        request.request()
                .headers()
                .forEach(
                        entry ->
                                headers.put(
                                        entry.getKey().toLowerCase(Locale.ROOT), entry.getValue()));
        return headers;
    }
}
