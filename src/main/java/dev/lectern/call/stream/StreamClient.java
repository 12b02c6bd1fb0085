package dev.lectern.call.stream;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestResponse;

/** Stream's server API, as far as we use it. */
@Path("/api/v2")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
interface StreamClient {

    @GET
    @Path("/app")
    Uni<RestResponse<JsonObject>> app();

    @GET
    @Path("/roles")
    Uni<JsonObject> roles();

    @POST
    @Path("/roles")
    Uni<JsonObject> makeRole(JsonObject body);

    @GET
    @Path("/video/calltypes/{name}")
    Uni<JsonObject> callType(@PathParam("name") String name);

    @POST
    @Path("/video/calltypes")
    Uni<JsonObject> makeCallType(JsonObject body);

    @PUT
    @Path("/video/calltypes/{name}")
    Uni<JsonObject> changeCallType(@PathParam("name") String name, JsonObject body);

    @POST
    @Path("/users")
    Uni<JsonObject> putUsers(JsonObject body);

    /** Which calls there are, a page at a time. */
    @POST
    @Path("/video/calls")
    Uni<JsonObject> calls(JsonObject query);

    @POST
    @Path("/video/call/{type}/{id}")
    Uni<JsonObject> getOrCreate(
            @PathParam("type") String type, @PathParam("id") String id, JsonObject body);

    @GET
    @Path("/video/call/{type}/{id}")
    Uni<JsonObject> get(@PathParam("type") String type, @PathParam("id") String id);

    @PATCH
    @Path("/video/call/{type}/{id}")
    Uni<JsonObject> update(
            @PathParam("type") String type, @PathParam("id") String id, JsonObject body);

    /** Everything else that is done to a call, as {@code go_live}. */
    @POST
    @Path("/video/call/{type}/{id}/{action}")
    Uni<JsonObject> act(
            @PathParam("type") String type,
            @PathParam("id") String id,
            @PathParam("action") String action,
            JsonObject body);

    @POST
    @Path("/video/call/{type}/{id}/participants")
    Uni<JsonObject> participants(
            @PathParam("type") String type,
            @PathParam("id") String id,
            @QueryParam("limit") int limit,
            JsonObject body);

    @GET
    @Path("/video/call/{type}/{id}/recordings")
    Uni<JsonObject> recordings(@PathParam("type") String type, @PathParam("id") String id);

    @POST
    @Path("/video/call/{type}/{id}/recordings/composite/start")
    Uni<JsonObject> startRecording(
            @PathParam("type") String type, @PathParam("id") String id, JsonObject body);

    @POST
    @Path("/video/call/{type}/{id}/recordings/composite/stop")
    Uni<JsonObject> stopRecording(
            @PathParam("type") String type, @PathParam("id") String id, JsonObject body);
}
