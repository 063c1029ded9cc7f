/// Who speaks: X.509 certificates and the requests for them, made and read with the JDK's own
/// cryptography.
///
/// The JDK signs, verifies and speaks TLS; what it does not offer in public is to write a
/// certificate. That is a page of DER, and [homeostat.wire.identity.Der] is that page.
///
/// Source: RFC 5280 (certificates), RFC 2986 (requests), RFC 5480 and 5758 (elliptic curves), ITU-T
/// X.690 (DER).
package homeostat.wire.identity;
