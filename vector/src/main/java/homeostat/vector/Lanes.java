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

    private Lanes() {}
}
