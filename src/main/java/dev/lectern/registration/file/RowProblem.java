package dev.lectern.registration.file;

import dev.lectern.kit.web.fault.Sentence;

/**
 * What keeps one row out.
 *
 * @param column as the first line of the file names it; the field where it names none
 */
public record RowProblem(int line, String field, String column, Sentence message) {}
