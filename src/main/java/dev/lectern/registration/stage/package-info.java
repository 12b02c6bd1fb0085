/**
 * The links of those on a webinar's stage, and where its host says who they are: the section on the
 * webinar's page and the API. Door: {@link dev.lectern.registration.stage.StageLinks}.
 *
 * <p>Who stands on the stage is the webinar's own list; a link is good while its person is on that
 * list and it is of the newest version, which is looked up each time.
 */
@org.jspecify.annotations.NullMarked
package dev.lectern.registration.stage;
