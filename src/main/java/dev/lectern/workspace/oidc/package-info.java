/**
 * Signing in with an organisation's identity server (OpenID Connect), switched on by three settings
 * while the application runs as it was built: authorization code with PKCE for browsers, access
 * tokens as bearer for programs. Whoever comes from there gets a session of ours; accounts are
 * linked by verified mail address, roles follow a claim.
 */
@org.jspecify.annotations.NullMarked
package dev.lectern.workspace.oidc;
