package dev.lectern.crash;

/** Whether everybody was told that it is live: once, and not right after another mail. */
final class LiveVerdict {
    /**
     * Whoever had no other mail lately and was registered when it began; one that ended at once may
     * have been over before anybody was told.
     */
    static final String NOT_ONCE =
            """
            select r.email || ' was to hear ' || count(distinct o.id) || ' times that it is live and was'
                || ' written to ' || count(distinct m.id) || ' times'
            from registration r
            join webinar w on w.id = r.webinar_id and w.state <> 'CANCELLED'
            join occurrence o on o.webinar_id = r.webinar_id
                and r.created_at < o.started_at - interval '1 second'
                and coalesce(o.ended_at, now()) > o.started_at + interval '90 seconds'
            left join mail m on m.kind = 'person.live' and m.reference = 'registration:' || r.id
            where r.status = 'approved' and not exists (
                select 1 from mail other where other.reference = 'registration:' || r.id
                    and other.kind <> 'person.live' and other.state <> 'moot'
                    and other.created_at < o.started_at + interval '1 minute')
            group by r.id, r.email having count(distinct m.id) <> count(distinct o.id)
            """;

    /** Once nobody is kept quiet any more: everybody of what is live still. */
    static final String AT_LAST_NOT_ONCE =
            """
            select r.email || ' was to hear at last that it is live and did ' || count(m.id) || ' times'
            from occurrence o
            join registration r on r.webinar_id = o.webinar_id and r.status = 'approved'
                and coalesce(r.occurrence_id, o.id) = o.id and r.created_at < o.started_at
            left join mail m on m.kind = 'person.live' and m.reference = 'registration:' || r.id
                and m.about ->> 'occurrence' = o.id::text
            where o.state = 'LIVE' and not exists (
                select 1 from mail other where other.reference = 'registration:' || r.id
                    and other.kind <> 'person.live' and other.state <> 'moot'
                    and other.created_at + interval '30 minutes' > o.started_at)
            group by r.id, r.email, o.id having count(m.id) <> 1
            """;

    static final String TOLD = "select count(*) from mail where kind = 'person.live'";

    /** Makes every mail half an hour older, so that nobody is kept quiet by one. */
    static final String END_QUIET =
            """
            update mail set created_at = created_at - interval '30 minutes',
                sent_at = sent_at - interval '30 minutes'
            """;

    private LiveVerdict() {}
}
