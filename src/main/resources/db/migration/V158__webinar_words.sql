-- What people search is plain words, and not without end: of addresses and words hung together
-- PostgreSQL's parser makes so much that a long description held its writer for seconds.
drop index webinar_text;
create function webinar_words(title text, description text) returns tsvector
    language sql immutable parallel safe
    return to_tsvector('simple'::regconfig,
                       regexp_replace(left(title || ' ' || description, 8000),
                                      '[\x21-\x2f\x3a-\x40\x5b-\x60\x7b-\x7e]+', ' ', 'g'));
create index webinar_text on webinar using gin (webinar_words(title, description));
