package dev.lectern.workspace;

import dev.lectern.account.AccountView;
import dev.lectern.account.Accounts;
import dev.lectern.kit.web.fault.NotFound;
import dev.lectern.kit.web.fault.Sentence;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The door to tenants, in the session or transaction that the caller opened. */
@ApplicationScoped
public class Workspaces {
    private final Accounts accounts;
    private final Clock clock;

    Workspaces(Accounts accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    public Uni<Optional<WorkspaceView>> find(UUID id) {
        return Workspace.<Workspace>findById(id)
                .map(found -> Optional.ofNullable(found).map(Workspace::view));
    }

    public Uni<WorkspaceView> require(UUID id) {
        return find(id).map(found -> found.orElseThrow(Workspaces::notFound));
    }

    /** A new workspace, with its first owner. */
    public Uni<WorkspaceView> found(String name, String language, ZoneId zone, UUID owner) {
        Instant now = clock.instant();
        Workspace workspace = Workspace.of(name, language, zone, now);
        return workspace
                .persist()
                .chain(() -> Member.of(workspace.id, owner, Role.OWNER, now).persistAndFlush())
                .replaceWith(workspace::view);
    }

    /** The oldest workspace of the installation. */
    public Uni<Optional<UUID>> first() {
        return Workspace.<Workspace>find("order by createdAt, id")
                .firstResult()
                .map(found -> Optional.ofNullable(found).map(workspace -> workspace.id));
    }

    /**
     * What an identity server says of somebody: their role here, or that it knows of none. It takes
     * back only what it gave, and the last owner stays one.
     */
    public Uni<Void> follow(UUID workspace, UUID account, @Nullable Role told) {
        return Member.find(workspace, account)
                .chain(
                        member ->
                                member == null
                                        ? placed(workspace, account, told)
                                        : Member.otherOwners(member)
                                                .chain(others -> follow(member, told, others)));
    }

    private Uni<Void> placed(UUID workspace, UUID account, @Nullable Role told) {
        if (told == null) {
            return Uni.createFrom().voidItem();
        }
        Member member = Member.of(workspace, account, told, clock.instant());
        member.follow(told, 0);
        return member.persist().replaceWithVoid();
    }

    private static Uni<Void> follow(Member member, @Nullable Role told, long others) {
        if (told == null) {
            return member.endsWithoutRole(others)
                    ? Member.delete("id", member.id).replaceWithVoid()
                    : Uni.createFrom().voidItem();
        }
        member.follow(told, others);
        return Uni.createFrom().voidItem();
    }

    /** Whether this account works here, and as what. */
    public Uni<Optional<Role>> role(UUID workspace, UUID account) {
        return Member.find(workspace, account)
                .map(member -> Optional.ofNullable(member).map(found -> found.role));
    }

    /** The account that has owned it longest: stands in where a program and no person asks. */
    public Uni<Optional<UUID>> owner(UUID workspace) {
        return Member.<Member>find(
                        "workspaceId = ?1 and role = ?2 order by joinedAt", workspace, Role.OWNER)
                .firstResult()
                .map(member -> Optional.ofNullable(member).map(found -> found.accountId));
    }

    /** Everybody who works here, by name. */
    public Uni<List<MemberView>> members(UUID workspace) {
        return Member.<Member>list("workspaceId", workspace)
                .chain(
                        members ->
                                accounts.findAll(accountsOf(members))
                                        .map(people -> views(members, people)));
    }

    private static Set<UUID> accountsOf(List<Member> members) {
        return members.stream().map(member -> member.accountId).collect(Collectors.toSet());
    }

    private static List<MemberView> views(List<Member> members, Map<UUID, AccountView> people) {
        return members.stream()
                .map(
                        member ->
                                MemberView.of(
                                        member,
                                        Objects.requireNonNull(people.get(member.accountId))))
                .sorted(Comparator.comparing(MemberView::name, String.CASE_INSENSITIVE_ORDER))
                .toList();
    }

    static NotFound notFound() {
        return new NotFound(
                Sentence.of("There is no such workspace.", "Diesen Arbeitsbereich gibt es nicht."));
    }
}
