/**
 * Stream Video (GetStream): calls made ahead with {@code getOrCreate} of a call type that is made
 * once, backstage until {@code go_live}, grants as call tokens by role. Server tokens and webhook
 * signatures are HS256 with the app's secret; times come as text or as nanoseconds.
 */
@org.jspecify.annotations.NullMarked
package dev.lectern.call.stream;
