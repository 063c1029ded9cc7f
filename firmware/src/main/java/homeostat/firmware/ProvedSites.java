package homeostat.firmware;

import homeostat.proof.Method;

/// Which checks cannot fail: what a proof about the class files hands to the translator.
///
/// A check that is proved is left out of the image. Nothing is taken on trust here: whoever
/// implements this answers for it.
public interface ProvedSites {
    /// No proofs: every check stays that the translator itself cannot do without.
    ProvedSites NONE = new ProvedSites() {
        @Override
        public boolean isProved(Method method, int bci, TrapKind kind) {
            return false;
        }

        @Override
        public String seal() {
            return "unproved";
        }
    };

    /// Whether the check of that kind can never fail.
    ///
    /// @param method the declared method that the instruction stands in
    /// @param bci the instruction's byte offset in the method's code
    boolean isProved(Method method, int bci, TrapKind kind);

    /// What the image says of itself: `unproved`, or `proved` and of which class files.
    String seal();
}
