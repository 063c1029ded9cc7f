package homeostat.record;

import homeostat.signal.Rhythm;

/// A stretch of a recording in which the heart did something that a reader wants to see.
///
/// @param rhythm      what it was
/// @param fromSeconds when it began
/// @param toSeconds   when it ended
public record EcgEpisode(Rhythm rhythm, double fromSeconds, double toSeconds) {

    /// What a page calls it.
    public String words() {
        return words(rhythm);
    }

    /// What a page calls `rhythm`.
    public static String words(Rhythm rhythm) {
        return switch (rhythm) {
            case ASYSTOLE -> "asystole";
            case VENTRICULAR_FIBRILLATION -> "ventricular fibrillation or flutter";
            case VENTRICULAR_TACHYCARDIA -> "ventricular tachycardia";
            case VENTRICULAR_RHYTHM -> "slow ventricular run";
            case COUPLET -> "ventricular couplet";
            case BIGEMINY -> "ventricular bigeminy";
            case TRIGEMINY -> "ventricular trigeminy";
            case PAUSE -> "pause";
            case BRADYCARDIA -> "bradycardia";
            case TACHYCARDIA -> "tachycardia";
            case ATRIAL_FIBRILLATION -> "no rhythm: atrial fibrillation?";
        };
    }

    /// How long it lasted.
    public double seconds() {
        return toSeconds - fromSeconds;
    }
}
