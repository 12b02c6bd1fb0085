/**
 * People as text: files that spreadsheets write and read, and the list of people to invite that a
 * host types. Read row by row; what is wrong with one row keeps out no other. Plain Java without a
 * database. The doors are {@link dev.lectern.registration.file.PeopleImport}, {@link
 * dev.lectern.registration.file.Invitees} and {@link dev.lectern.registration.file.CsvText}.
 */
@org.jspecify.annotations.NullMarked
package dev.lectern.registration.file;
