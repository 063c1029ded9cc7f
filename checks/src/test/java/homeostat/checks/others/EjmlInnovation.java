package homeostat.checks.others;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/// The covariance step of a filter, `P ← F P`, in matrices that are made once.
final class EjmlInnovation {
    private final DMatrixRMaj transition = new DMatrixRMaj(4, 4);
    private final DMatrixRMaj covariance = new DMatrixRMaj(4, 4);
    private final DMatrixRMaj product = new DMatrixRMaj(4, 4);

    void step(long nowNs) {
        transition.set(0, 1, nowNs);
        CommonOps_DDRM.mult(transition, covariance, product);
    }
}
