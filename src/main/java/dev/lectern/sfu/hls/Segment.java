package dev.lectern.sfu.hls;

/**
 * A piece of the programme.
 *
 * @param millis how long it lasts
 * @param begunAt when it was made, in milliseconds since 1970
 * @param header the number of the header it is played with
 * @param breaks whether what comes before it does not go on in it
 */
record Segment(long number, byte[] bytes, long millis, long begunAt, int header, boolean breaks) {

    String name() {
        return number + ".m4s";
    }
}
