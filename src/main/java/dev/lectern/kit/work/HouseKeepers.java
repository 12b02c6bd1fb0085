package dev.lectern.kit.work;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;

/**
 * Who looks after the work that belongs to no workspace, as the mails with sign-in links: asked of
 * the package that knows who runs the installation.
 */
public interface HouseKeepers {
    Uni<Boolean> isOne(SecurityIdentity visitor);
}
