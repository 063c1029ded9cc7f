package homeostat.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/// Measures contenders in turn: ours, a peer, the next peer, ours again.
///
/// A machine is not the same from one minute to the next: it warms up, others work on it. In turn,
/// everybody meets the same weather, and the ratio to ours is taken within each round and only then
/// its median over the rounds. Who stumbles once is left out from then on, and named.
final class Rounds {

    /// What the last column says.
    static final String RATIO =
            "The ratio is its figure by ours in the same round, median over the rounds.";

    private final List<Lane> lanes = new ArrayList<>();
    private final List<String> leftOut;
    private final double tolerance;

    /// @param leftOut takes a sentence for each contender that cannot be measured
    /// @param tolerance how far an answer may be from the one expected
    Rounds(List<Contender> contenders, List<String> leftOut, double tolerance) {
        for (Contender contender : contenders) {
            lanes.add(new Lane(contender));
        }
        this.leftOut = leftOut;
        this.tolerance = tolerance;
    }

    /// Runs `rounds` rounds and gives a row for each contender that came through them all.
    ///
    /// @throws BenchException when ours did not: then there is nothing to compare with
    List<BenchReport.Row> run(int rounds, Consumer<String> progress) {
        for (int round = 1; round <= rounds; round++) {
            for (Lane lane : List.copyOf(lanes)) {
                progress.accept("round " + round + " of " + rounds + ": " + lane.contender.who());
                try {
                    lane.take(lane.contender.work().measure(), tolerance);
                } catch (BenchException missing) {
                    if (lane == lanes.getFirst()) {
                        throw missing;
                    }
                    lanes.remove(lane);
                    leftOut.add(lane.contender.who() + ": " + missing.getMessage());
                }
            }
        }
        List<BenchReport.Row> rows = new ArrayList<>();
        for (Lane lane : lanes) {
            rows.add(lane.row(lanes.getFirst()));
        }
        return rows;
    }

    /// One contender and what it has shown so far.
    private static final class Lane {
        private final Contender contender;
        private final List<Double> figures = new ArrayList<>();
        private String disagreement = "";

        Lane(Contender contender) {
            this.contender = contender;
        }

        void take(Sample sample, double tolerance) {
            figures.add(sample.figure());
            if (!sample.answers().keySet().equals(contender.expected().keySet())) {
                disagreement = "it answered another question";
                return;
            }
            for (Map.Entry<String, Double> answer : contender.expected().entrySet()) {
                double theirs = sample.answers().get(answer.getKey());
                if (!(Math.abs(theirs - answer.getValue()) <= tolerance)) {
                    disagreement = answer.getKey() + " is " + theirs + ", expected "
                            + answer.getValue();
                }
            }
        }

        BenchReport.Row row(Lane ours) {
            OptionalDouble ratio = OptionalDouble.empty();
            if (disagreement.isEmpty() && ours.disagreement.isEmpty()) {
                List<Double> ratios = new ArrayList<>();
                for (int round = 0; round < figures.size(); round++) {
                    ratios.add(figures.get(round) / ours.figures.get(round));
                }
                ratio = OptionalDouble.of(BenchReport.median(ratios));
            }
            return new BenchReport.Row(contender.who(), contender.how(), List.copyOf(figures),
                    ratio, disagreement);
        }
    }
}
