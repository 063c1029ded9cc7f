package homeostat.trial.organ;

import homeostat.trial.Surroundings;
import java.util.List;
import java.util.Map;

/// The surroundings of one run, with what a trial wants to know of them.
public interface OrganWorld extends Surroundings {
    /// The instant at which the run is over.
    long endNs();

    /// Figures of the run until now, by name, in the order in which they are reported. The names
    /// are a promise and stay; each carries its unit.
    Map<String, Double> figures();

    /// Rows of a trend, the first column its time; what the others are is said by the
    /// [Organ#charts].
    List<double[]> trend();

    /// What the rules found.
    List<Finding> findings();
}
