package homeostat.wire.identity;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;

/// A request for a certificate (PKCS #10): a public key, and proof that the sender has its other
/// half.
///
/// What name the certificate is for is decided by the one who was given the one-time code, not by
/// the request; the name in it is only what the device calls itself.
public final class CertificateRequest {
    private static final int BYTES_MAX = 4_096;
    private static final int CURVE_BITS = 256;

    private CertificateRequest() {}

    /// A request for the key of `pair`.
    public static byte[] make(KeyPair pair, String name) {
        byte[] info = Der.sequence(
                Der.integer(BigInteger.ZERO),
                Issue.name(name),
                pair.getPublic().getEncoded(),
                Der.explicit(0, new byte[0]));
        return Der.sequence(info, Issue.ALGORITHM, Der.bits(Issue.sign(pair.getPrivate(), info)));
    }

    /// The public key of a request whose proof is right; [IdentityException] for anything else.
    public static PublicKey verified(byte[] request) {
        if (request.length > BYTES_MAX) {
            throw new IdentityException("request too long: bytes=" + request.length
                    + ", expected at most " + BYTES_MAX);
        }
        Der outer = new Der(request);
        Der parts = outer.enter(Der.SEQUENCE, "a sequence");
        if (!outer.isFinished()) {
            throw new IdentityException("bytes behind a request, expected none");
        }
        byte[] info = parts.whole(Der.SEQUENCE, "the request's content");
        byte[] algorithm = parts.whole(Der.SEQUENCE, "an algorithm");
        byte[] bits = parts.enter(Der.BIT_STRING, "a signature").rest();
        if (!Arrays.equals(algorithm, Issue.ALGORITHM) || bits.length < 2 || bits[0] != 0
                || !parts.isFinished()) {
            throw new IdentityException("request signed in another way, expected SHA-256 with "
                    + "ECDSA and nothing behind it");
        }
        Der fields = new Der(info).enter(Der.SEQUENCE, "a sequence");
        fields.whole(Der.INTEGER, "a version");
        fields.whole(Der.SEQUENCE, "a name");
        byte[] key = fields.whole(Der.SEQUENCE, "a public key");
        try {
            PublicKey found = KeyFactory.getInstance("EC")
                    .generatePublic(new X509EncodedKeySpec(key));
            if (((ECPublicKey) found).getParams().getOrder().bitLength() != CURVE_BITS) {
                throw new IdentityException("key of another curve, expected P-256");
            }
            Signature signature = Signature.getInstance(Issue.SIGNATURE);
            signature.initVerify(found);
            signature.update(info);
            if (!signature.verify(bits, 1, bits.length - 1)) {
                throw new IdentityException("request is not signed by its own key, expected a "
                        + "signature of SHA-256 with ECDSA");
            }
            return found;
        } catch (GeneralSecurityException e) {
            throw new IdentityException("request cannot be verified: bytes=" + request.length
                    + ", expected a P-256 key and its signature", e);
        }
    }
}
