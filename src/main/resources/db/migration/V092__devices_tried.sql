-- When somebody of the stage had camera or microphone on in a room: then they work.
alter table room_person add column devices_tried_at timestamptz;
