package homeostat.trial.organ;

import java.util.List;
import java.util.Map;

/// What came of one run.
///
/// @param run which
/// @param figures by name
/// @param trend rows to draw
/// @param portraits charts of its own
/// @param findings what the rules found
/// @param digest of everything published and of the figures
/// @param cpuNs processor time
public record OrganRunResult<K extends Kind>(Run<K> run, Map<String, Double> figures,
        List<double[]> trend, List<OrganWorld.Portrait> portraits, List<Finding> findings,
        long digest, long cpuNs) {

    /// Two runs are of one case when only the arm differs.
    boolean isOtherArmOf(OrganRunResult<?> other) {
        return run.patient().equals(other.run.patient()) && run.fault().equals(other.run.fault())
                && !run.arm().equals(other.run.arm());
    }
}
