package dev.lectern.kit.web;

import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Numbers and ids behind the question mark of an address: what is none is refused by its name,
 * where the framework would say that there is nothing at the address.
 */
@Provider
class QueryParams implements ParamConverterProvider {
    private static final Sentence NUMBER =
            Sentence.of("Give %s as a whole number.", "Geben Sie %s als ganze Zahl an.");
    private static final Sentence ID = Sentence.of("Give %s as an id.", "Geben Sie %s als Id an.");

    @Override
    @SuppressWarnings("unchecked")
    public <T> @Nullable ParamConverter<T> getConverter(
            Class<T> type, Type generic, Annotation @Nullable [] annotations) {
        String name = nameOf(annotations);
        if (name == null) {
            return null;
        }
        if (type == Integer.class || type == int.class) {
            return (ParamConverter<T>) new Named<>(name, NUMBER, Integer::valueOf);
        }
        return type == UUID.class
                ? (ParamConverter<T>) new Named<>(name, ID, UUID::fromString)
                : null;
    }

    private static @Nullable String nameOf(Annotation @Nullable [] annotations) {
        for (Annotation one : annotations == null ? new Annotation[0] : annotations) {
            if (one instanceof QueryParam query) {
                return query.value();
            }
        }
        return null;
    }

    private record Named<T>(String name, Sentence wrong, Function<String, T> read)
            implements ParamConverter<T> {
        @Override
        public @Nullable T fromString(@Nullable String text) {
            if (text == null) {
                return null;
            }
            try {
                return read.apply(text.strip());
            } catch (IllegalArgumentException e) {
                throw new Malformed(name, wrong.about(name));
            }
        }

        @Override
        public String toString(T value) {
            return String.valueOf(value);
        }
    }
}
