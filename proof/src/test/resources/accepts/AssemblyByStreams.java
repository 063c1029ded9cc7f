import java.util.List;
import java.util.stream.IntStream;

final class AssemblyByStreams {
    private final double[] weights;
    private double value;

    AssemblyByStreams() {
        List<Double> list = IntStream.range(0, 4).mapToObj(i -> 1.0 / (i + 1)).toList();
        weights = list.stream().mapToDouble(Double::doubleValue).toArray();
    }

    void step(long nowNs) {
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        value = sum;
    }
}
