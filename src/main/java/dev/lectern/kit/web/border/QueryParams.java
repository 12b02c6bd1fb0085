package dev.lectern.kit.web.border;

import dev.lectern.kit.web.fault.Malformed;
import dev.lectern.kit.web.fault.Sentence;
import io.vertx.core.MultiMap;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.Field;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * The numbers and ids that an endpoint reads behind the question mark of its address: what is none
 * is refused by its name, where the framework would say that there is nothing at the address.
 */
final class QueryParams {
    private static final Sentence NUMBER =
            Sentence.of("Give %s as a whole number.", "Geben Sie %s als ganze Zahl an.");
    private static final Sentence ID = Sentence.of("Give %s as an id.", "Geben Sie %s als Id an.");
    private static final Map<String, Kind> KINDS =
            Map.of(
                    "int", new Kind(NUMBER, Integer::valueOf),
                    "java.lang.Integer", new Kind(NUMBER, Integer::valueOf),
                    "long", new Kind(NUMBER, Long::valueOf),
                    "java.lang.Long", new Kind(NUMBER, Long::valueOf),
                    "java.util.UUID", new Kind(ID, UUID::fromString));

    private QueryParams() {}

    /** What is said of a kind of value, and how it is read. */
    private record Kind(Sentence wrong, Function<String, ?> read) {
        boolean reads(String text) {
            try {
                return read.apply(text) != null;
            } catch (IllegalArgumentException unreadable) {
                return false;
            }
        }
    }

    /** A value that the endpoint takes, by the name it has in the address. */
    private record Taken(String name, Class<?> type) {
        @Nullable Malformed unreadIn(MultiMap sent) {
            Kind kind = KINDS.get(type.getName());
            if (kind == null || sent.getAll(name).stream().allMatch(kind::reads)) {
                return null;
            }
            return new Malformed(name, kind.wrong().about(name));
        }
    }

    /** The value that made the framework give up; null when it was something else. */
    static @Nullable Malformed unreadIn(
            WebApplicationException thrown, ResourceInfo endpoint, MultiMap sent) {
        boolean ofValue =
                thrown instanceof NotFoundException
                        && thrown.getCause() instanceof IllegalArgumentException;
        if (!ofValue || endpoint.getResourceMethod() == null) {
            return null;
        }
        return Arrays.stream(endpoint.getResourceMethod().getParameters())
                .flatMap(QueryParams::takenBy)
                .map(taken -> taken.unreadIn(sent))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** A parameter is a value itself, or a bean that gathers several. */
    private static Stream<Taken> takenBy(Parameter parameter) {
        String name =
                nameOf(
                        parameter.getAnnotation(QueryParam.class),
                        parameter.getAnnotation(RestQuery.class),
                        parameter.getName());
        return name != null
                ? Stream.of(new Taken(name, parameter.getType()))
                : Arrays.stream(parameter.getType().getDeclaredFields())
                        .flatMap(QueryParams::takenBy);
    }

    private static Stream<Taken> takenBy(Field field) {
        return Stream.ofNullable(
                        nameOf(
                                field.getAnnotation(QueryParam.class),
                                field.getAnnotation(RestQuery.class),
                                field.getName()))
                .map(name -> new Taken(name, field.getType()));
    }

    private static @Nullable String nameOf(
            @Nullable QueryParam standard, @Nullable RestQuery bare, String inJava) {
        if (standard != null) {
            return standard.value();
        }
        if (bare == null) {
            return null;
        }
        return bare.value().isEmpty() ? inJava : bare.value();
    }
}
