package dev.lectern.sfu;

import java.util.List;

/** What a recording tells, on the recorder's thread. */
public interface RecordingListener {
    /** A file is whole. */
    default void kept(RecordedFile file) {}

    /** Nothing more will come; {@code reason} is empty where it was stopped on purpose. */
    default void stopped(List<RecordedFile> files, String reason) {}

    /**
     * The disk has so little room left that the recording will have to end soon; said again every
     * few seconds while that is so.
     */
    default void spaceIsShort(long bytesLeft) {}
}
