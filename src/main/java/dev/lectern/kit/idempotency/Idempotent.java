package dev.lectern.kit.idempotency;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** On a creating POST method that returns a {@code Uni}: honours {@code Idempotency-Key}. */
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Idempotent {
    @Nonbinding
    Change value() default Change.TOGETHER;

    /** How the answer that is kept stands to the change that the method makes. */
    enum Change {
        /**
         * The whole method runs in one transaction, which its own {@code Panache.withTransaction}
         * joins, and the answer commits with it. What must see the change committed, as waiting for
         * work that it enqueued, is handed to {@link Afterwards}. The method may use no other
         * connection: it would wait for one while it holds one.
         */
        TOGETHER,
        /**
         * The method commits by itself, and doing it twice makes one thing: the key is claimed
         * before it and its answer kept after it, and no connection is held in between.
         */
        REPEATABLE
    }
}
