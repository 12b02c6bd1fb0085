package dev.lectern.call.stream;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.core.UriBuilder;

/**
 * What every request to Stream carries: the key in the address, the server token without a word.
 */
class StreamAuthorization implements ClientRequestFilter {
    private final StreamKey key;

    StreamAuthorization(StreamKey key) {
        this.key = key;
    }

    @Override
    public void filter(ClientRequestContext request) {
        request.setUri(
                UriBuilder.fromUri(request.getUri()).queryParam("api_key", key.apiKey()).build());
        request.getHeaders().putSingle("Authorization", key.serverToken());
        request.getHeaders().putSingle("stream-auth-type", "jwt");
    }
}
