package homeostat.trial.organ;

import java.util.List;
import java.util.Map;

/// What came of one run.
///
/// @param run which
/// @param figures by name
/// @param trend rows to draw
/// @param portrait a chart of its own, or nothing
/// @param findings what the rules found
/// @param digest of everything published and of the figures
/// @param cpuNs processor time
public record OrganRunResult<K extends Kind>(Run<K> run, Map<String, Double> figures,
        List<double[]> trend, String portrait, List<Finding> findings, long digest,
        long cpuNs) {}
