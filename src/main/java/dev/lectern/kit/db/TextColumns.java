package dev.lectern.kit.db;

import org.hibernate.boot.model.TypeContributions;
import org.hibernate.boot.model.TypeContributor;
import org.hibernate.engine.jdbc.spi.JdbcServices;
import org.hibernate.service.ServiceRegistry;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.sql.internal.DdlTypeImpl;

/**
 * Tells Hibernate that our strings are {@code text}, so that it validates the schema as it is.
 *
 * <p>The reactive driver names column types where JDBC has codes; without this it takes {@code
 * text} for something else than the {@code varchar(255)} of its own habit.
 */
public final class TextColumns implements TypeContributor {
    @Override
    public void contribute(TypeContributions types, ServiceRegistry services) {
        var dialect = services.requireService(JdbcServices.class).getDialect();
        types.getTypeConfiguration()
                .getDdlTypeRegistry()
                .addDescriptor(new DdlTypeImpl(SqlTypes.VARCHAR, "text", dialect));
    }
}
