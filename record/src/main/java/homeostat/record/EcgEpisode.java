package homeostat.record;

/// A stretch of a recording in which the heart did something that a reader wants to see.
///
/// @param kind        what it was
/// @param fromSeconds when it began
/// @param toSeconds   when it ended
/// @param beats       how many beats it had
public record EcgEpisode(Kind kind, double fromSeconds, double toSeconds, int beats) {
    /// What can be told from the times and classes of beats.
    public enum Kind {
        /// Two seconds and more without a beat.
        PAUSE("pause"),
        /// Two ventricular beats in a row.
        COUPLET("ventricular couplet"),
        /// Three ventricular beats in a row and more.
        RUN("ventricular run"),
        /// Every other beat ventricular, three times and more.
        BIGEMINY("ventricular bigeminy"),
        /// Eight beats and more at less than 50 a minute.
        SLOW("bradycardia"),
        /// Eight beats and more at more than 120 a minute.
        FAST("tachycardia"),
        /// Sixty-four beats and more without any rhythm.
        IRREGULAR("no rhythm: atrial fibrillation?");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /// What a page calls it.
        public String words() {
            return words;
        }
    }
}
