package dev.lectern.workspace;

import dev.lectern.kit.web.fault.NotAllowed;
import dev.lectern.kit.web.fault.Sentence;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who is asking, in which workspace, with what rights: a signed-in member or an API key.
 *
 * <p>Endpoints that need one are annotated {@code @Authenticated} and inject {@link
 * SecurityIdentity}; the mechanisms of this package put the caller there. What lies below this
 * package reads the same from the identity itself: the roles "host", "admin", "owner" (each with
 * those before it), the attributes {@code workspace} (a UUID) and {@code label}, and the
 * principal's name, "account:" or "key:" and an id.
 *
 * @param account absent when an API key asks
 * @param label how the audit log names them
 */
public record Caller(UUID workspace, @Nullable UUID account, Role role, String label) {
    static final String ATTRIBUTE = "lectern.caller";

    public static Caller of(SecurityIdentity identity) {
        Caller caller = identity.getAttribute(ATTRIBUTE);
        if (caller == null) {
            throw new NotAllowed(
                    Sentence.of(
                            "Sign in to a workspace first.",
                            "Melden Sie sich zuerst in einem Arbeitsbereich an."));
        }
        return caller;
    }

    /** Whether it is no program whose key may only read. */
    public static boolean mayWrite(SecurityIdentity identity) {
        @Nullable KeyInUse key = identity.getAttribute(KeyInUse.ATTRIBUTE);
        return key == null || key.scope() != Scope.READ;
    }

    /** Refuses when the caller's role does not reach. */
    public Caller require(Role needed) {
        if (!role.includes(needed)) {
            throw new NotAllowed(
                    Sentence.of("This needs the role %s.", "Dazu braucht es die Rolle %s.")
                            .about(needed.title()));
        }
        return this;
    }

    /** The identity that endpoints and everything below see. */
    QuarkusSecurityIdentity.Builder identity(String principal) {
        var identity =
                QuarkusSecurityIdentity.builder().setPrincipal(new QuarkusPrincipal(principal));
        for (Role one : Role.values()) {
            if (role.includes(one)) {
                identity.addRole(one.word());
            }
        }
        return identity.addAttribute(ATTRIBUTE, this)
                .addAttribute("workspace", workspace)
                .addAttribute("label", label);
    }
}
