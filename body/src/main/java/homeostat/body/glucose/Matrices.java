package homeostat.body.glucose;

import java.util.Arrays;

/// What is needed of small symmetric matrices.
final class Matrices {
    private Matrices() {}

    /// Roots of the diagonal of the inverse of `matrix`: the standard errors, when it is an
    /// information matrix. Not numbers when it is not positive definite.
    static double[] rootsOfInverseDiagonal(double[][] matrix) {
        int size = matrix.length;
        double[][] lower = new double[size][size];
        double[] roots = new double[size];
        Arrays.fill(roots, Double.NaN);
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = matrix[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= lower[i][k] * lower[j][k];
                }
                if (i == j && !(sum > 0)) {
                    return roots;
                }
                lower[i][j] = i == j ? Math.sqrt(sum) : sum / lower[j][j];
            }
        }
        for (int column = 0; column < size; column++) {
            double[] solved = new double[size];
            double sum = 0;
            for (int i = column; i < size; i++) {
                double right = i == column ? 1 : 0;
                for (int k = column; k < i; k++) {
                    right -= lower[i][k] * solved[k];
                }
                solved[i] = right / lower[i][i];
                sum += solved[i] * solved[i];
            }
            roots[column] = Math.sqrt(sum);
        }
        return roots;
    }
}
