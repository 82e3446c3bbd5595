// Package aanmelding holds what signing in is made of, without pages and
// without a store: codes from an app (TOTP, RFC 6238) with their secret and
// picture, recovery codes, what a password must be, signing in at an
// organisation's own provider (OpenID Connect Core 1.0, authorization code flow
// with PKCE, RFC 7636), and security.txt (RFC 9116).
//
// It keeps nothing but what a provider publishes about itself. The clock and
// the randomness are passed in.
package aanmelding
