package dev.lectern.kit.idempotency;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lectern.kit.idempotency.Idempotent.Change;
import dev.lectern.kit.idempotency.KeptAnswers.Kept;
import dev.lectern.kit.idempotency.KeptAnswers.Slot;
import dev.lectern.kit.limit.ClientAddress;
import dev.lectern.kit.web.fault.Refused;
import dev.lectern.kit.web.fault.Sentence;
import dev.lectern.kit.web.fault.Unfinished;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * Wraps creating endpoints: answers a repetition from what is kept, else keeps what is answered.
 */
@Idempotent
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 50)
class IdempotencyInterceptor {
    private static final String HEADER = "Idempotency-Key";
    private static final int LONGEST = 255;

    private final RoutingContext request;
    private final CurrentIdentityAssociation identity;
    private final KeptAnswers answers;
    private final Afterwards afterwards;
    private final ObjectMapper mapper;

    IdempotencyInterceptor(
            RoutingContext request,
            CurrentIdentityAssociation identity,
            KeptAnswers answers,
            Afterwards afterwards,
            ObjectMapper mapper) {
        this.request = request;
        this.identity = identity;
        this.answers = answers;
        this.afterwards = afterwards;
        this.mapper = mapper;
    }

    @AroundInvoke
    Object once(InvocationContext invocation) throws Exception {
        String key = request.request().getHeader(HEADER);
        if (key == null) {
            return invocation.proceed();
        }
        if (key.isBlank()
                || key.length() > LONGEST
                || !key.chars().allMatch(c -> c > 31 && c < 127)) {
            throw new Refused(
                    HEADER,
                    Sentence.of(
                            "Use 1 to 255 plain letters, digits and signs.",
                            "Verwenden Sie 1 bis 255 einfache Buchstaben, Ziffern und Zeichen."));
        }
        String fingerprint = Fingerprint.of(request, invocation, mapper);
        return identity.getDeferredIdentity()
                .map(who -> new Slot(scope(who), key))
                .chain(
                        slot ->
                                change(invocation) == Change.TOGETHER
                                        ? inTransaction(slot, fingerprint, invocation)
                                        : apart(slot, fingerprint, invocation));
    }

    private static Change change(InvocationContext invocation) {
        return invocation.getMethod().getAnnotation(Idempotent.class).value();
    }

    private Uni<Object> apart(Slot slot, String fingerprint, InvocationContext invocation) {
        return answers.claim(slot, fingerprint)
                .chain(
                        kept ->
                                kept == null
                                        ? claimed(slot, invocation)
                                        : Uni.createFrom().item(replay(kept, fingerprint)));
    }

    private Uni<Object> claimed(Slot slot, InvocationContext invocation) {
        return proceed(invocation)
                .call(result -> answers.replace(slot, Answer.of(result, mapper)))
                .onFailure()
                .call(() -> answers.giveUp(slot));
    }

    private String scope(SecurityIdentity who) {
        return who.isAnonymous()
                ? "address:" + ClientAddress.of(request)
                : who.getPrincipal().getName() + "@" + who.getAttribute("workspace");
    }

    private Uni<Object> inTransaction(Slot slot, String fingerprint, InvocationContext invocation) {
        return Panache.withTransaction(
                        () ->
                                Panache.getSession()
                                        .chain(
                                                session ->
                                                        keptOrDone(
                                                                session,
                                                                slot,
                                                                fingerprint,
                                                                invocation)))
                .chain(result -> afterCommit(slot, result));
    }

    private Uni<Object> keptOrDone(
            Mutiny.Session session, Slot slot, String fingerprint, InvocationContext invocation) {
        return answers.lock(session, slot)
                .invoke(IdempotencyInterceptor::requireFree)
                .chain(() -> answers.find(session, slot))
                .chain(
                        kept ->
                                kept == null
                                        ? proceed(session, slot, fingerprint, invocation)
                                        : Uni.createFrom().item(replay(kept, fingerprint)));
    }

    private static void requireFree(boolean locked) {
        if (!locked) {
            throw atWork();
        }
    }

    private static Unfinished atWork() {
        return new Unfinished(
                Sentence.of(
                        "A request with this Idempotency-Key is still being worked on. Ask"
                                + " again soon.",
                        "Eine Anfrage mit diesem Idempotency-Key ist noch in Arbeit."
                                + " Fragen Sie gleich noch einmal."));
    }

    private static Response replay(Kept kept, String fingerprint) {
        if (!kept.fingerprint().equals(fingerprint)) {
            throw new Refused(
                    HEADER,
                    Sentence.of(
                            "This key was used for another request. Use a new key for a new"
                                    + " request.",
                            "Dieser Schlüssel gehört zu einer anderen Anfrage. Nehmen Sie für"
                                    + " eine neue Anfrage einen neuen."));
        }
        if (kept.answer().isMissing()) {
            throw atWork();
        }
        return kept.answer().replay();
    }

    private Uni<Object> proceed(
            Mutiny.Session session, Slot slot, String fingerprint, InvocationContext invocation) {
        afterwards.postpone();
        return proceed(invocation)
                .call(
                        result ->
                                answers.keep(
                                        session,
                                        slot,
                                        new Kept(fingerprint, Answer.of(result, mapper))));
    }

    @SuppressWarnings("unchecked")
    private static Uni<Object> proceed(InvocationContext invocation) {
        try {
            return (Uni<Object>) invocation.proceed();
        } catch (Exception thrown) {
            return Uni.createFrom().failure(thrown);
        }
    }

    private Uni<Object> afterCommit(Slot slot, Object result) {
        @Nullable Supplier<Uni<Response>> step = afterwards.take();
        if (step == null) {
            return Uni.createFrom().item(result);
        }
        return step.get()
                .call(response -> answers.replace(slot, Answer.of(response, mapper)))
                .onFailure(failure -> afterwards.isUndone())
                .call(() -> answers.forget(slot))
                .map(response -> response);
    }
}
