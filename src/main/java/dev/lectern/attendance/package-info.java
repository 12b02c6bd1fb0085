/**
 * Who was in the room of a date, from when to when. Hears the room's comings and goings, keeps each
 * page's visit, and adds them up: time that several pages were open counts once, time before going
 * live and after the end does not count. Door: {@link dev.lectern.attendance.Attendances}.
 */
@org.jspecify.annotations.NullMarked
package dev.lectern.attendance;
