/**
 * What is asked and what may be answered: fields, the form as it was shown, addresses, names, mail
 * domains. Plain Java without a database; every refusal is a sentence in the visitor's language
 * that says how to mend it.
 */
@org.jspecify.annotations.NullMarked
package dev.lectern.registration.form;
