package homeostat.kernel;

public enum Quality {
    GOOD, IMPLAUSIBLE, MISSING
}
