package dev.lectern.kit.web.api;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/**
 * The API's description: the addresses and parameters of the endpoints, with the bodies and answers
 * that {@code openapi/operations.txt} names, the problems each may answer, and who may ask.
 */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class ApiDocument implements OASFilter {
    private static final Pattern IN_PATH = Pattern.compile("\\{(\\w+)}");

    @Override
    public void filterOpenAPI(OpenAPI api) {
        List.copyOf(api.getPaths().getPathItems().keySet()).stream()
                .filter(path -> !isForPrograms(path))
                .forEach(api.getPaths()::removePathItem);
        api.getComponents()
                .addSecurityScheme("key", bearer("An API key of a workspace, or an access token."))
                .addSecurityScheme("grant", bearer("What a grant of this API names as token."));
        api.getPaths().getPathItems().values().forEach(item -> item.setOPTIONS(null));
        api.setSecurity(List.of(OASFactory.createSecurityRequirement().addScheme("key")));
        for (ApiOperation said : ApiOperation.all()) {
            PathItem item = api.getPaths().getPathItem(said.path());
            if (item != null) {
                Operation operation =
                        item.getOperations().get(PathItem.HttpMethod.valueOf(said.method()));
                if (operation != null) {
                    describe(operation, said);
                }
            }
        }
        SchemasInUse.keepOnly(api);
    }

    private static boolean isForPrograms(String path) {
        return path.startsWith("/api/") || path.startsWith("/call/");
    }

    private static SecurityScheme bearer(String what) {
        return OASFactory.createSecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .description(what);
    }

    private static void describe(Operation operation, ApiOperation said) {
        operation.setOperationId(said.id());
        operation.setSecurity(security(said));
        addParameters(operation, said);
        if (said.takesNothing()) {
            operation.setRequestBody(null);
        } else if (!said.body().equals(ApiOperation.SAID_BY_CODE)) {
            operation.setRequestBody(
                    OASFactory.createRequestBody()
                            .content(content(said.takes()))
                            .required(said.needsBody()));
        }
        operation.setResponses(responses(operation, said));
    }

    private static List<org.eclipse.microprofile.openapi.models.security.SecurityRequirement>
            security(ApiOperation said) {
        return said.access().equals("public")
                ? List.of(OASFactory.createSecurityRequirement())
                : List.of(OASFactory.createSecurityRequirement().addScheme(said.access()));
    }

    /** Those of the path that the endpoint reads in another way, and the key of a repetition. */
    private static void addParameters(Operation operation, ApiOperation said) {
        List<Parameter> known = parameters(operation);
        Matcher name = IN_PATH.matcher(said.path());
        while (name.find()) {
            String word = name.group(1);
            if (known.stream().noneMatch(one -> word.equals(one.getName()))) {
                operation.addParameter(
                        OASFactory.createParameter()
                                .name(word)
                                .in(Parameter.In.PATH)
                                .required(true)
                                .schema(text()));
            }
        }
        if (said.method().equals("POST") && said.creates() && said.access().equals("key")) {
            operation.addParameter(
                    OASFactory.createParameter().ref("#/components/parameters/IdempotencyKey"));
        }
    }

    private static List<Parameter> parameters(Operation operation) {
        return operation.getParameters() == null
                ? List.of()
                : List.copyOf(operation.getParameters());
    }

    private static APIResponses responses(Operation operation, ApiOperation said) {
        APIResponses all = OASFactory.createAPIResponses();
        if (said.answers().equals(ApiOperation.SAID_BY_CODE)) {
            operation.getResponses().getAPIResponses().entrySet().stream()
                    .filter(one -> one.getKey().startsWith("2"))
                    .forEach(one -> all.addAPIResponse(one.getKey(), one.getValue()));
        } else {
            said.statuses()
                    .forEach(
                            status -> all.addAPIResponse(status, success(operation, said, status)));
        }
        problems(operation, said)
                .forEach(
                        (status, name) ->
                                all.addAPIResponse(
                                        status,
                                        OASFactory.createAPIResponse()
                                                .ref("#/components/responses/" + name)));
        return all;
    }

    private static APIResponse success(Operation operation, ApiOperation said, String status) {
        APIResponse answer = OASFactory.createAPIResponse().description(meaning(status));
        if (said.gives().equals(ApiOperation.SAID_BY_CODE)) {
            APIResponse typed = operation.getResponses().getAPIResponse("200");
            answer.setContent(typed.getContent());
        } else if (!said.gives().equals(ApiOperation.NOTHING)) {
            answer.setContent(content(said.gives()));
        }
        if (status.equals("201") && !said.gives().equals("RoomGrant")) {
            answer.addHeader("Location", OASFactory.createHeader().ref("Location"));
        }
        if (said.gives().equals("Webinar") || said.gives().equals("WebinarOrForeseen")) {
            answer.addHeader("ETag", OASFactory.createHeader().ref("ETag"));
        }
        return answer;
    }

    private static String meaning(String status) {
        return switch (status) {
            case "201" -> "Made.";
            case "204" -> "Done.";
            default -> "So it is.";
        };
    }

    private static Map<String, String> problems(Operation operation, ApiOperation said) {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("400", "Malformed");
        if (!said.access().equals("public")) {
            names.put("401", "Unknown");
            names.put("403", "NotAllowed");
        }
        if (said.path().contains("{")) {
            names.put("404", "NotFound");
        }
        if (said.changes()) {
            names.put("409", "Clashed");
        }
        if (parameters(operation).stream().anyMatch(one -> "If-Match".equals(one.getName()))) {
            names.put("412", "Outdated");
        }
        if (!said.takesNothing()) {
            names.put("413", "TooLarge");
        }
        names.put("422", "Refused");
        names.put("429", "TooMany");
        names.put("500", "Bug");
        names.put("503", "Away");
        return names;
    }

    private static Content content(String what) {
        if (what.contains("/")) {
            return OASFactory.createContent()
                    .addMediaType(what, OASFactory.createMediaType().schema(text()));
        }
        return OASFactory.createContent()
                .addMediaType(
                        "application/json",
                        OASFactory.createMediaType()
                                .schema(
                                        OASFactory.createSchema()
                                                .ref("#/components/schemas/" + what)));
    }

    private static Schema text() {
        return OASFactory.createSchema().type(new ArrayList<>(List.of(Schema.SchemaType.STRING)));
    }
}
