package homeostat.wire;

/// What the fleet may ask of a device once. The codes are on the wire: never reorder, never reuse.
public enum Ask {
    /// Look at yourself, without touching the patient.
    SELF_TEST,
    /// The newest rows of the black box.
    JOURNAL,
    /// Every port, parameter and alarm as it stands.
    PORTS,
    /// Put other values of the prescription in force, all or none.
    SETTINGS;

    private static final Ask[] ALL = values();

    int code() {
        return ordinal();
    }

    static Ask of(int code) {
        return ALL[code];
    }

    static int last() {
        return ALL.length - 1;
    }
}
