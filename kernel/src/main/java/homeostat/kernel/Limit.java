package homeostat.kernel;

/// Something that narrows what may be ordered: insulin on board, a floor, a largest dose.
///
/// A limit is a part of the guard's, not of the controller's: it reads the world with its own
/// eyes and does not ask the controller what it intends.
public interface Limit<Q extends Dimension> {

    /// Narrows `bounds` to what is allowed at `nowNs`.
    void bound(long nowNs, Bounds<Q> bounds);
}
