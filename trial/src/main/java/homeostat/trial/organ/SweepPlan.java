package homeostat.trial.organ;

import java.util.List;

/// How the faults of an organ are swept: the ways into its modes, one cycle of readings, and how
/// long a fault lasts.
///
/// @param ways one for each mode in which faults begin
/// @param menu what is broken
/// @param hazardous what of it is paired
/// @param seconds how long a case is lived
/// @param readings of one cycle
/// @param readingSeconds from one reading to the next
/// @param faultSeconds how long a fault lasts
/// @param secondAfter seconds after which the second of a pair begins, while the first lasts
public record SweepPlan<K extends Kind>(List<Way<K>> ways, List<K> menu, List<K> hazardous,
        int seconds, int readings, double readingSeconds, int faultSeconds, int secondAfter) {

    /// A way into a mode.
    ///
    /// @param name in the names of cases
    /// @param mode its name on the sheet
    /// @param cell of which cell of modes
    /// @param patient in whom
    /// @param from the second from which on the first fault begins, as soon as the device is in it
    /// @param events what brings it there
    public record Way<K extends Kind>(String name, String mode, int cell, String patient,
            double from, List<Happening<K>> events) {

        /// One into a mode of the first cell, by the name of the mode.
        @SafeVarargs
        @SuppressWarnings("varargs")
        public static <K extends Kind> Way<K> into(String mode, String patient, double from,
                Happening<K>... events) {
            return new Way<>(mode, mode, 0, patient, from, List.of(events));
        }
    }
}
