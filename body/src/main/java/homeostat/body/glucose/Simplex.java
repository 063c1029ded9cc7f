package homeostat.body.glucose;

import java.util.Arrays;
import java.util.Comparator;

/// The downhill simplex: finds a low place of a function without its slopes.
///
/// Source: Nelder and Mead, "A simplex method for function minimization", Computer Journal 7 (1965)
/// 308-313, with their coefficients 1, 2, 1/2, 1/2.
final class Simplex {
    private static final double EDGE = 0.2;
    private static final double FLAT = 1e-5;

    private Simplex() {}

    /// What is to be low.
    interface Cost {
        double at(double[] place);
    }

    private record Corner(double[] place, double cost) {}

    /// The lowest place found from `start` with about `evaluations` looks.
    static double[] lowest(Cost cost, double[] start, int evaluations) {
        int size = start.length;
        Corner[] corners = new Corner[size + 1];
        for (int i = 0; i <= size; i++) {
            double[] place = start.clone();
            if (i > 0) {
                place[i - 1] += EDGE;
            }
            corners[i] = new Corner(place, cost.at(place));
        }
        for (int looks = size + 1; looks < evaluations; looks += 2) {
            Arrays.sort(corners, Comparator.comparingDouble(Corner::cost));
            if (corners[size].cost - corners[0].cost < FLAT) {
                break;
            }
            double[] middle = middle(corners);
            Corner reflected = towards(cost, corners[size], middle, 2);
            if (reflected.cost < corners[0].cost) {
                Corner further = towards(cost, corners[size], middle, 3);
                corners[size] = further.cost < reflected.cost ? further : reflected;
            } else if (reflected.cost < corners[size - 1].cost) {
                corners[size] = reflected;
            } else {
                Corner nearer = towards(cost, corners[size], middle,
                        reflected.cost < corners[size].cost ? 1.5 : 0.5);
                if (nearer.cost < Math.min(reflected.cost, corners[size].cost)) {
                    corners[size] = nearer;
                } else {
                    shrink(cost, corners);
                    looks += size;
                }
            }
        }
        Arrays.sort(corners, Comparator.comparingDouble(Corner::cost));
        return corners[0].place;
    }

    private static double[] middle(Corner[] corners) {
        int size = corners.length - 1;
        double[] middle = new double[size];
        for (int i = 0; i < size; i++) {
            for (int k = 0; k < size; k++) {
                middle[k] += corners[i].place[k] / size;
            }
        }
        return middle;
    }

    private static Corner towards(Cost cost, Corner from, double[] middle, double far) {
        double[] place = new double[middle.length];
        for (int k = 0; k < place.length; k++) {
            place[k] = from.place[k] + far * (middle[k] - from.place[k]);
        }
        return new Corner(place, cost.at(place));
    }

    private static void shrink(Cost cost, Corner[] corners) {
        for (int i = 1; i < corners.length; i++) {
            corners[i] = towards(cost, corners[i], corners[0].place, 0.5);
        }
    }
}
