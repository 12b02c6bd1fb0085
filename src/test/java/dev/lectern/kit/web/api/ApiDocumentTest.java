package dev.lectern.kit.web.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lectern.world.Database;
import dev.lectern.world.Person;
import dev.lectern.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The description of the API is one that a program can read and write a client from. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class ApiDocumentTest {
    @Inject World world;
    @Inject ObjectMapper json;

    private SwaggerParseResult read;
    private OpenAPI api;

    @BeforeEach
    void read() {
        String text = given().accept("application/json").get("/q/openapi?format=json").asString();
        ParseOptions options = new ParseOptions();
        options.setResolve(true);
        read = new OpenAPIV3Parser().readContents(text, null, options);
        api = read.getOpenAPI();
    }

    @Test
    void a_parser_finds_nothing_wrong_with_it() {
        assertThat(read.getMessages()).isEmpty();
        assertThat(api.getServers()).isNotEmpty();
        assertThat(api.getComponents().getSecuritySchemes()).containsOnlyKeys("key", "grant");
    }

    @Test
    void every_operation_has_a_name_of_its_own_an_answer_and_a_problem() {
        Set<String> ids = new HashSet<>();
        Set<String> wrong = new TreeSet<>();

        operations()
                .forEach(
                        (place, operation) -> {
                            if (operation.getOperationId() == null
                                    || !ids.add(operation.getOperationId())
                                    || operation.getSummary() == null
                                    || !answersWell(operation)) {
                                wrong.add(place);
                            }
                        });

        assertThat(wrong).isEmpty();
    }

    @Test
    void every_operation_stands_in_the_list_and_the_list_names_no_other() {
        assertThat(ApiOperation.all())
                .extracting(one -> one.method() + " " + one.path())
                .containsExactlyInAnyOrderElementsOf(operations().keySet());
    }

    @Test
    void every_word_of_a_path_is_a_parameter() {
        Set<String> missing = new TreeSet<>();
        operations()
                .forEach(
                        (place, operation) -> {
                            Set<String> named = new HashSet<>();
                            if (operation.getParameters() != null) {
                                operation.getParameters().forEach(one -> named.add(one.getName()));
                            }
                            for (String part : place.split("/")) {
                                if (part.startsWith("{") && !named.contains(inner(part))) {
                                    missing.add(place);
                                }
                            }
                        });

        assertThat(missing).isEmpty();
    }

    @Test
    void nothing_of_the_machinery_is_described() {
        assertThat(api.getComponents().getSchemas().keySet())
                .doesNotContain("JsonObject", "RoutingContext", "TemplateInstance");
    }

    @Test
    void what_is_answered_is_what_is_described() throws Exception {
        Person alice = world.alice();
        String webinar =
                alice.api()
                        .body(
                                """
                                {"title": "Hello", "startsAt": "2030-11-26T18:00:00Z",
                                 "timezone": "Europe/Berlin", "durationMinutes": 60, "publish": true}""")
                        .post("/api/v1/webinars")
                        .then()
                        .statusCode(201)
                        .extract()
                        .asString();
        String id = json.readTree(webinar).get("id").asText();

        assertThat(differences("Webinar", webinar)).isEmpty();
        for (Map.Entry<String, String> list :
                Map.of(
                                "WebinarList", "/api/v1/webinars",
                                "KeyList", "/api/v1/keys",
                                "ProviderList", "/api/v1/providers",
                                "MailboxList", "/api/v1/mailbox",
                                "RegistrationList", "/api/v1/webinars/" + id + "/registrations",
                                "Recordings", "/api/v1/webinars/" + id + "/recordings",
                                "AttendanceList", "/api/v1/webinars/" + id + "/attendance",
                                "WebinarMailList", "/api/v1/webinars/" + id + "/mails",
                                "Call", "/api/v1/webinars/" + id + "/call")
                        .entrySet()) {
            String answer = alice.api().get(list.getValue()).asString();
            assertThat(differences(list.getKey(), answer)).as(list.getValue()).isEmpty();
        }
    }

    private List<String> differences(String name, String answer) throws Exception {
        List<String> found = new ArrayList<>();
        compare(name, api.getComponents().getSchemas().get(name), json.readTree(answer), found);
        return found;
    }

    /** Fields that are not described, and described ones that must be there and are not. */
    private void compare(String place, Schema<?> schema, JsonNode value, List<String> found) {
        Schema<?> meant = resolved(schema);
        if (value.isArray() && meant.getItems() != null) {
            value.forEach(item -> compare(place + "[]", meant.getItems(), item, found));
        }
        if (!value.isObject() || meant.getProperties() == null) {
            return;
        }
        if (meant.getRequired() != null) {
            meant.getRequired().stream()
                    .filter(field -> !value.has(field))
                    .forEach(field -> found.add(place + "." + field + " is missing"));
        }
        value.fieldNames()
                .forEachRemaining(
                        field -> {
                            Schema<?> inner = meant.getProperties().get(field);
                            if (inner == null) {
                                found.add(place + "." + field + " is not described");
                            } else {
                                compare(place + "." + field, inner, value.get(field), found);
                            }
                        });
    }

    private Schema<?> resolved(Schema<?> schema) {
        String reference = schema.get$ref();
        return reference == null
                ? schema
                : api.getComponents()
                        .getSchemas()
                        .get(reference.substring(reference.lastIndexOf('/') + 1));
    }

    private Map<String, Operation> operations() {
        Map<String, Operation> all = new java.util.TreeMap<>();
        api.getPaths()
                .forEach(
                        (path, item) ->
                                item.readOperationsMap()
                                        .forEach(
                                                (method, operation) ->
                                                        all.put(method + " " + path, operation)));
        return all;
    }

    private static boolean answersWell(Operation operation) {
        Set<String> codes = operation.getResponses().keySet();
        return codes.stream().anyMatch(code -> code.startsWith("2"))
                && codes.containsAll(Set.of("400", "422", "429", "500"));
    }

    private static String inner(String part) {
        return part.substring(1, part.length() - 1);
    }
}
