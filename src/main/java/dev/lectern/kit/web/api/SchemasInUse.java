package dev.lectern.kit.web.api;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** Those schemas that an operation leads to; scanning finds many more, down to the framework's. */
final class SchemasInUse {
    private final OpenAPI api;
    private final Set<String> reached = new HashSet<>();

    private SchemasInUse(OpenAPI api) {
        this.api = api;
    }

    static void keepOnly(OpenAPI api) {
        var used = new SchemasInUse(api);
        api.getPaths().getPathItems().values().stream()
                .flatMap(item -> item.getOperations().values().stream())
                .forEach(used::visit);
        api.getComponents().getResponses().values().forEach(used::visit);
        List.copyOf(api.getComponents().getSchemas().keySet()).stream()
                .filter(name -> !used.reached.contains(name))
                .forEach(api.getComponents()::removeSchema);
    }

    private void visit(Operation operation) {
        all(operation.getParameters()).map(Parameter::getSchema).forEach(this::visit);
        if (operation.getRequestBody() != null) {
            visit(operation.getRequestBody().getContent());
        }
        operation.getResponses().getAPIResponses().values().forEach(this::visit);
    }

    private void visit(APIResponse answer) {
        visit(answer.getContent());
    }

    private void visit(@Nullable Content content) {
        if (content != null && content.getMediaTypes() != null) {
            content.getMediaTypes().values().stream()
                    .map(MediaType::getSchema)
                    .forEach(this::visit);
        }
    }

    private void visit(@Nullable Schema schema) {
        if (schema == null) {
            return;
        }
        String reference = schema.getRef();
        if (reference != null) {
            String name = reference.substring(reference.lastIndexOf('/') + 1);
            if (reached.add(name)) {
                visit(api.getComponents().getSchemas().get(name));
            }
        }
        if (schema.getProperties() != null) {
            schema.getProperties().values().forEach(this::visit);
        }
        Stream.of(schema.getAllOf(), schema.getAnyOf(), schema.getOneOf())
                .flatMap(SchemasInUse::all)
                .forEach(this::visit);
        visit(schema.getItems());
        visit(schema.getAdditionalPropertiesSchema());
    }

    private static <T> Stream<T> all(@Nullable Collection<T> some) {
        return some == null ? Stream.empty() : some.stream().filter(Objects::nonNull);
    }
}
