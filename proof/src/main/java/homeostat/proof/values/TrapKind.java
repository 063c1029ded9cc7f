package homeostat.proof.values;

/// Why an instruction can throw.
public enum TrapKind {
    /// An array element outside the array.
    INDEX("array index"),
    /// A field, element or method of null.
    NULL("null"),
    /// A whole number divided by zero.
    DIVISION("division by zero"),
    /// A cast to a type that the object is not of.
    CAST("cast"),
    /// An object stored into an array of another type.
    STORE("array store"),
    /// An array of negative length.
    SIZE("negative length"),
    /// Exact arithmetic of the library that does not fit.
    OVERFLOW("overflow"),
    /// A failure that the code throws itself.
    THROW("explicit throw");

    private final String title;

    TrapKind(String title) {
        this.title = title;
    }

    /// As reports name it.
    public String title() {
        return title;
    }
}
