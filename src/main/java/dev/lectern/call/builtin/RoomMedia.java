package dev.lectern.call.builtin;

import dev.lectern.call.CallRecording;
import dev.lectern.call.Download;
import dev.lectern.call.Participant;
import dev.lectern.call.Track;
import dev.lectern.call.policy.CallSpec;
import dev.lectern.call.policy.RecordingMode;
import dev.lectern.call.policy.Role;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/**
 * The media of our own rooms, as room control moves it. Rooms go by the call's id at the provider.
 * Every method may be repeated, and does nothing for a room that has no media on any node.
 */
interface RoomMedia {

    /** The audience may come in from now on. */
    Uni<Void> open(String room, CallSpec spec);

    Uni<Void> change(String room, CallSpec spec);

    /** Everybody's connection ends, recordings are closed. */
    Uni<Void> close(String room);

    /** Nothing stays: connections, recordings, playlists. */
    Uni<Void> erase(String room);

    Uni<Void> changeRole(String room, String identity, Role role);

    Uni<Void> mute(String room, String identity, Track track);

    Uni<Void> remove(String room, String identity);

    Uni<List<Participant>> participants(String room);

    Uni<Void> startRecording(String room, RecordingMode mode);

    Uni<Void> stopRecording(String room);

    Uni<Void> pauseRecording(String room);

    Uni<Void> resumeRecording(String room);

    Uni<List<CallRecording>> recordings(String room);

    Uni<Optional<Download>> download(String room, String recording);
}
