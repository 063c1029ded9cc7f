package homeostat.record;

import java.util.List;

/// Five minutes of a real electrocardiogram that ship with the program, so that a ward without a
/// recording of its own has a patient.
///
/// It is record 100 of the MIT-BIH Arrhythmia Database from 23:00 to 28:00: two leads, 360 Hz,
/// sinus rhythm with atrial premature beats and one ventricular premature beat. Origin and licence
/// lie beside it.
public final class SampleRecord {
    private static final RecordSource SOURCE =
        RecordSource.resources(SampleRecord.class, "sample");
    private static final String NAME = "mitdb100";

    private SampleRecord() { }

    /// Opens it. The caller closes it.
    public static RecordReader open() {
        return RecordReader.open(SOURCE, NAME + ".hea");
    }

    /// The same as a recording of which any range can be read. The caller closes it.
    public static WfdbFile recording() {
        return WfdbFile.open(SOURCE, NAME + ".hea", "atr");
    }

    /// Its reference annotations.
    public static List<Annotation> annotations() {
        return AnnotationFile.read(SOURCE, NAME + ".atr");
    }
}
