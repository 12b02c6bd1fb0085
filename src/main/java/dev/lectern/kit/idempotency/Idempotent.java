package dev.lectern.kit.idempotency;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a creating POST method that returns a {@code Uni}: honours the header {@code Idempotency-Key}.
 *
 * <p>With the header, the whole method runs in one transaction, which its own {@code
 * Panache.withTransaction} joins. What must see the change committed, as waiting for work that it
 * enqueued, is handed to {@link Afterwards}.
 */
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Idempotent {}
