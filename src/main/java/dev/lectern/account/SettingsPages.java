package dev.lectern.account;

import dev.lectern.kit.web.SeeOther;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** The settings begin with oneself. */
@Path("/settings")
class SettingsPages {

    @GET
    public Response first() {
        return SeeOther.page("/settings/profile");
    }
}
