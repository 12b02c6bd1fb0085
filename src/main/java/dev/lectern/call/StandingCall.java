package dev.lectern.call;

/** A call where it stands: what its provider was told of it, and which provider that is. */
record StandingCall(CallPlan plan, String provider) {}
