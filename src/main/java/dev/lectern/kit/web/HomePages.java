package dev.lectern.kit.web;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** The bare address: leads members to their webinars and everybody else to the sign-in. */
@Path("/")
class HomePages {
    private final CurrentIdentityAssociation identities;

    HomePages(CurrentIdentityAssociation identities) {
        this.identities = identities;
    }

    @GET
    public Uni<Response> home() {
        return identities.getDeferredIdentity().map(identity -> SeeOther.page(firstPage(identity)));
    }

    /** Who is in no workspace makes one or waits for an invitation. */
    private static String firstPage(SecurityIdentity identity) {
        if (identity.isAnonymous()) {
            return "/signin";
        }
        return identity.getAttribute("workspace") == null ? "/workspaces" : "/webinars";
    }
}
