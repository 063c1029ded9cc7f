package homeostat.trial.organ;

import java.util.List;

/// How the faults of an organ are swept: the ways into its modes, one cycle of readings, and how
/// long a fault lasts.
///
/// @param ways one for each mode in which faults begin
/// @param seconds how long a case is lived
/// @param readings of one cycle
/// @param readingSeconds from one reading to the next
/// @param faultSeconds how long a fault lasts
/// @param secondAfter seconds after which the second of a pair begins, while the first lasts
/// @param hazardous the faults and happenings that are paired
public record SweepPlan<K extends Kind>(List<Way<K>> ways, int seconds, int readings,
        double readingSeconds, int faultSeconds, int secondAfter, List<K> hazardous) {

    /// A way into a mode.
    ///
    /// @param name in the names of cases
    /// @param mode its name on the sheet
    /// @param cell of which cell of modes
    /// @param patient in whom
    /// @param at the second at which the device is in it, and the first fault begins
    /// @param events what brings it there
    public record Way<K extends Kind>(String name, String mode, int cell, String patient,
            double at, List<Happening<K>> events) {

        /// One into a mode of the first cell, by the name of the mode.
        @SafeVarargs
        @SuppressWarnings("varargs")
        public static <K extends Kind> Way<K> into(String mode, String patient, double at,
                Happening<K>... events) {
            return new Way<>(mode, mode, 0, patient, at, List.of(events));
        }
    }
}
