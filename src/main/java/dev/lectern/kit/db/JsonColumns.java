package dev.lectern.kit.db;

import io.quarkus.hibernate.orm.JsonFormat;
import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.type.descriptor.WrapperOptions;
import org.hibernate.type.descriptor.java.JavaType;
import org.hibernate.type.format.FormatMapper;

/**
 * Writes JSON columns as the JSON they are: Hibernate's own mapper takes a {@link JsonObject} for a
 * bean with a property "map".
 */
@JsonFormat
@PersistenceUnitExtension
@ApplicationScoped
class JsonColumns implements FormatMapper {

    @Override
    public <T> T fromString(CharSequence json, JavaType<T> type, WrapperOptions options) {
        Class<T> wanted = type.getJavaTypeClass();
        if (wanted == JsonObject.class) {
            return wanted.cast(new JsonObject(json.toString()));
        }
        if (wanted == JsonArray.class) {
            return wanted.cast(new JsonArray(json.toString()));
        }
        return Json.decodeValue(json.toString(), wanted);
    }

    @Override
    public <T> String toString(T value, JavaType<T> type, WrapperOptions options) {
        return Json.encode(value);
    }
}
