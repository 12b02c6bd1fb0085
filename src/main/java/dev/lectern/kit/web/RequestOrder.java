package dev.lectern.kit.web;

/** In which order our filters run; the higher the earlier, Quarkus' sign-in is at 200. */
public final class RequestOrder {
    public static final int ADDRESS = 1400;
    public static final int CLIENT = 1350;
    public static final int DRAIN = 1300;
    public static final int NUMBER = 1200;
    public static final int HEADERS = 1100;
    public static final int GUARD = 1000;

    private RequestOrder() {}
}
