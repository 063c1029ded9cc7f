package homeostat.vector;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/// How many patients fit side by side. A *row* is as wide as a vector register and holds the same
/// number of every patient; rows lie one after the other in one array.
final class Lanes {

    /// The widest registers that this processor has.
    static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;

    /// Patients side by side.
    static final int WIDTH = SPECIES.length();

    /// Where the first row of an array begins. A register that is filled from two lines of the
    /// cache takes twice as long. The numbers of an array begin 16 bytes after the object, so where
    /// objects begin at multiples of a register's width (`-XX:ObjectAlignmentInBytes=64`), no row
    /// that begins here lies across two lines. Without that nothing is wrong, only slower.
    static final int FIRST = SPECIES.vectorByteSize() / Double.BYTES - 16 / Double.BYTES;

    private Lanes() {}
}
