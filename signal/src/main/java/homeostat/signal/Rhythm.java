package homeostat.signal;

/// What a heart's rhythm may be called; several may be so at once.
///
/// Source of the definitions: G. Wagner, "Marriott's Practical Electrocardiography"; ventricular
/// tachycardia from 100 a minute on: ACC/AHA/HRS key data elements, Circulation 114 (2006);
/// asystole: IEC 60601-2-27, which asks for an alarm within ten seconds; the other limits are
/// customary presets of Holter readers.
public enum Rhythm {
    /// Four seconds and more without a beat.
    ASYSTOLE,
    /// The ventricles flutter or fibrillate: nothing is pumped.
    VENTRICULAR_FIBRILLATION,
    /// Three ventricular beats and more in a row, at 100 a minute and more.
    VENTRICULAR_TACHYCARDIA,
    /// Three ventricular beats and more in a row, slower than that.
    VENTRICULAR_RHYTHM,
    /// Two ventricular beats in a row.
    COUPLET,
    /// Every second beat ventricular, three times and more.
    BIGEMINY,
    /// Every third beat ventricular, three times and more.
    TRIGEMINY,
    /// Two seconds and more from beat to beat.
    PAUSE,
    /// Eight beats and more, each interval longer than at 50 a minute.
    BRADYCARDIA,
    /// Eight beats and more, each interval shorter than at 120 a minute.
    TACHYCARDIA,
    /// No rhythm in which beats not ventricular follow each other: the atria fibrillate.
    ATRIAL_FIBRILLATION;

    /// How many there are.
    public static final int COUNT = 11;
}
