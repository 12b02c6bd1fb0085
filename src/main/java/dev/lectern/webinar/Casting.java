package dev.lectern.webinar;

import dev.lectern.account.AccountView;
import dev.lectern.account.Accounts;
import dev.lectern.call.policy.Role;
import dev.lectern.kit.web.fault.Clashed;
import dev.lectern.kit.web.fault.Refused;
import dev.lectern.kit.web.fault.Sentence;
import dev.lectern.workspace.Caller;
import dev.lectern.workspace.Workspaces;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The door for saying who stands on a webinar's stage, in the transaction that is open. The
 * webinar's row is held meanwhile, so nobody is asked twice at once.
 */
@ApplicationScoped
public class Casting {
    private static final int MOST = 100;

    private final Planning planning;
    private final Accounts accounts;
    private final Workspaces workspaces;
    private final List<StagePeopleListener> listeners;
    private final Clock clock;
    private final Deeds deeds;

    Casting(
            Planning planning,
            Accounts accounts,
            Workspaces workspaces,
            @All List<StagePeopleListener> listeners,
            Clock clock,
            Deeds deeds) {
        this.deeds = deeds;
        this.planning = planning;
        this.accounts = accounts;
        this.workspaces = workspaces;
        this.listeners = listeners;
        this.clock = clock;
    }

    /** One more on the stage; who works in the workspace under this address comes as a member. */
    public Uni<StagePersonView> add(Caller caller, UUID webinar, @Nullable JsonObject body) {
        var form = StagePersonForm.fresh(body);
        return hold(caller, webinar)
                .call(held -> mustBeNew(held, form))
                .chain(
                        held ->
                                member(held, form)
                                        .chain(member -> add(held, form, member))
                                        .call(noted(caller, "stage-added", held)));
    }

    private Uni<StagePersonView> add(
            Held held, StagePersonForm form, Optional<AccountView> member) {
        UUID account = member.map(AccountView::id).orElse(null);
        if (account != null && account.equals(held.webinar().hostId())) {
            throw new Refused(
                    "email",
                    Sentence.of(
                            "The webinar is theirs; they are its host already.",
                            "Das Webinar gehört dieser Person; sie leitet es schon."));
        }
        String email = Objects.requireNonNull(form.email());
        String called = form.name();
        String name =
                called != null
                        ? called
                        : member.map(AccountView::name)
                                .orElse(email.substring(0, email.indexOf('@')));
        var person =
                new StagePerson(
                        held.webinar(),
                        account,
                        Objects.requireNonNull(form.role()),
                        name,
                        email,
                        clock.instant());
        return person.persistAndFlush()
                .replaceWith(person::view)
                .call(one -> tell(listener -> listener.invited(held.view(), one)));
    }

    private Uni<Void> mustBeNew(Held held, StagePersonForm form) {
        String email = Objects.requireNonNull(form.email());
        return StagePerson.of(held.webinar().id())
                .invoke(
                        people -> {
                            people.stream()
                                    .filter(one -> one.has(email))
                                    .findFirst()
                                    .ifPresent(Casting::refuseTwice);
                            if (people.size() >= MOST) {
                                throw new Refused(
                                        "email",
                                        Sentence.of(
                                                "A stage takes 100 people. Remove somebody first.",
                                                "Eine Bühne fasst 100 Personen. Entfernen Sie zuerst jemanden."));
                            }
                        })
                .replaceWithVoid();
    }

    /** Nobody stands there in two parts: the link of one would end that of the other. */
    private static void refuseTwice(StagePerson standing) {
        StagePersonView there = standing.view();
        Sentence part =
                switch (there.role()) {
                    case HOST -> Sentence.of("standing in for the host", "als Vertretung");
                    case COHOST -> Sentence.of("as co-host", "als Co-Host");
                    default -> Sentence.of("as panelist", "auf dem Podium");
                };
        throw new Refused(
                "email",
                Sentence.of(
                                "%s is on this stage already, %s. Change their part there instead.",
                                "%s ist schon auf dieser Bühne, %s. Ändern Sie dort die Aufgabe.")
                        .about(there.name(), part));
    }

    private Uni<Optional<AccountView>> member(Held held, StagePersonForm form) {
        UUID workspace = held.webinar().workspaceId();
        return accounts.findByEmail(Objects.requireNonNull(form.email()))
                .chain(
                        found ->
                                found.isEmpty()
                                        ? Uni.createFrom().item(found)
                                        : workspaces
                                                .role(workspace, found.get().id())
                                                .map(
                                                        role ->
                                                                role.isPresent()
                                                                        ? found
                                                                        : Optional.empty()));
    }

    /** Another name or another part in it. */
    public Uni<StagePersonView> change(
            Caller caller, UUID webinar, UUID person, @Nullable JsonObject body) {
        var form = StagePersonForm.change(body);
        return hold(caller, webinar)
                .chain(
                        held ->
                                require(held, person)
                                        .chain(one -> change(held, one, form))
                                        .call(noted(caller, "stage-changed", held)));
    }

    private Uni<StagePersonView> change(Held held, StagePerson person, StagePersonForm form) {
        String name = form.name();
        if (name != null) {
            person.call(name);
        }
        Role role = form.role();
        boolean changes = role != null && person.become(role);
        StagePersonView now = person.view();
        return changes
                ? tell(listener -> listener.roleChanged(held.view(), now)).replaceWith(now)
                : Uni.createFrom().item(now);
    }

    /** Mails them their link once more. */
    public Uni<StagePersonView> sendAgain(Caller caller, UUID webinar, UUID person) {
        return hold(caller, webinar)
                .chain(
                        held ->
                                require(held, person)
                                        .map(StagePerson::view)
                                        .call(one -> tell(it -> it.invited(held.view(), one)))
                                        .call(noted(caller, "stage-asked-again", held)));
    }

    /** Another link for the same person: who is inside by the earlier one goes out. */
    public Uni<StagePersonView> renewLink(Caller caller, UUID webinar, UUID person) {
        return hold(caller, webinar)
                .chain(
                        held ->
                                require(held, person)
                                        .invoke(StagePerson::renewLink)
                                        .map(StagePerson::view)
                                        .call(one -> tell(it -> it.linkRenewed(held.view(), one)))
                                        .call(noted(caller, "stage-link-renewed", held)));
    }

    public Uni<Void> remove(Caller caller, UUID webinar, UUID person) {
        return hold(caller, webinar)
                .chain(
                        held ->
                                require(held, person)
                                        .map(StagePerson::view)
                                        .call(one -> tell(it -> it.removed(held.view(), one)))
                                        .call(noted(caller, "stage-removed", held))
                                        .chain(one -> StagePerson.delete("id", person))
                                        .replaceWithVoid());
    }

    private Function<StagePersonView, Uni<?>> noted(Caller caller, String verb, Held held) {
        return person -> deeds.note(caller, verb, held.view(), person);
    }

    private Uni<Held> hold(Caller caller, UUID webinar) {
        return planning.hold(caller, webinar, Right.PEOPLE)
                .invoke(
                        held -> {
                            if (held.webinar().state() == WebinarState.CANCELLED) {
                                throw new Clashed(
                                        Sentence.of(
                                                "This webinar is cancelled.",
                                                "Dieses Webinar ist abgesagt."));
                            }
                        });
    }

    private static Uni<StagePerson> require(Held held, UUID person) {
        return StagePerson.<StagePerson>findById(person)
                .map(Optional::ofNullable)
                .map(
                        found ->
                                found.filter(
                                                one ->
                                                        one.view()
                                                                .webinar()
                                                                .equals(held.webinar().id()))
                                        .orElseThrow(StagePeople::unknown));
    }

    private Uni<Void> tell(Function<StagePeopleListener, Uni<Void>> what) {
        return News.inTurn(listeners, what);
    }
}
