package dev.lectern.kit.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks an endpoint that other machines post forms to, as a signed webhook or the one-click
 * unsubscribe of mail programs: it proves itself otherwise and reads no cookie.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface FromAnywhere {}
