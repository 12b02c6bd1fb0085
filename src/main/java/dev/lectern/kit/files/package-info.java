/**
 * What people upload, on disk, and out again under addresses that never change their content. Door:
 * {@link dev.lectern.kit.files.KeptFiles}; {@link dev.lectern.kit.files.Picture} makes of an upload
 * what may be shown to others.
 *
 * <p>Nothing is kept as it was sent: what it is is told by its content, not by its name, and a
 * picture is drawn anew, so that neither a camera's place nor a stowaway comes along. Who still
 * needs a file is for those to know who asked for it to be kept.
 */
@org.jspecify.annotations.NullMarked
package dev.lectern.kit.files;
