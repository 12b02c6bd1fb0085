package dev.lectern.crash;

/** The questions about what somebody's machine was to be told. */
final class HookVerdict {
    static final String NOT_DELIVERED =
            """
            select type || ' is ' || state || ' after ' || attempts || ' attempts: '
                || coalesce(error, '')
            from webhook_delivery
            where state <> 'delivered' and created_at < now() - interval '30 seconds'
            """;
    static final String DELIVERED = "select id from webhook_delivery where state = 'delivered'";

    /** A date that began did so once, whoever started it and however often that was tried. */
    static final String BEGAN_NOT_ONCE =
            """
            select o.id || ' began and that was told ' || count(d.id) || ' times'
            from occurrence o
            left join webhook_delivery d on d.type = 'occurrence.live'
                and d.body::jsonb -> 'data' -> 'occurrence' ->> 'id' = o.id::text
            where o.started_at is not null
                and o.started_at > (select min(created_at) from webhook)
            group by o.id having count(d.id) <> 1
            """;

    static final String CANCELLED_NOT_ONCE =
            """
            select w.id || ' is off and that was told ' || count(d.id) || ' times'
            from webinar w
            left join webhook_delivery d on d.type = 'webinar.cancelled'
                and d.body::jsonb -> 'data' ->> 'id' = w.id::text
            where w.state = 'CANCELLED' and w.created_at > (select min(created_at) from webhook)
            group by w.id having count(d.id) <> 1
            """;
    static final String REGISTERED_NOT_ONCE =
            """
            select r.email || ' registered and that was told ' || count(d.id) || ' times'
            from registration r
            left join webhook_delivery d on d.type = 'registration.registered'
                and d.body::jsonb -> 'data' ->> 'id' = r.id::text
            where r.created_at > (select min(created_at) from webhook)
            group by r.id, r.email having count(d.id) <> 1
            """;

    private HookVerdict() {}
}
