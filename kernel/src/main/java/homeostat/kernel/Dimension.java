package homeostat.kernel;

/// The physical dimension of a number, as a type that is never instantiated.
///
/// `Slot<Glucose>` and `Slot<InsulinRate>` hold the same bits and cannot be mixed: the compiler
/// refuses it. Different physics is a different type even where the unit is the same. A device that
/// needs a dimension the kernel does not know declares its own: an interface that extends this one
/// and holds its units.
public interface Dimension {}
