package homeostat.checks.others;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.mult.VectorVectorMult_DDRM;

/// One scalar product of two vectors that are made once: a kernel of the library by itself.
final class EjmlInnerProduct {
    private final DMatrixRMaj weights = new DMatrixRMaj(4, 1);
    private final DMatrixRMaj samples = new DMatrixRMaj(4, 1);
    private double value;

    void step(long nowNs) {
        samples.data[0] = nowNs;
        value = VectorVectorMult_DDRM.innerProd(weights, samples);
    }
}
