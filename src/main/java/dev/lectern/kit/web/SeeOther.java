package dev.lectern.kit.web;

import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** The answer to a form that succeeded: go on to another page (303), confirming it there. */
public final class SeeOther {
    private SeeOther() {}

    public static Response page(String path) {
        return Response.seeOther(URI.create(path)).build();
    }

    /** The next page shows the sentence as a toast. */
    public static Response page(String path, String confirmation) {
        NewCookie toast =
                new NewCookie.Builder(Toast.COOKIE)
                        .value(Toast.encode(confirmation))
                        .path("/")
                        .maxAge(60)
                        .httpOnly(true)
                        .sameSite(NewCookie.SameSite.LAX)
                        .build();
        return Response.seeOther(URI.create(path)).cookie(toast).build();
    }
}
