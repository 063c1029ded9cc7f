package homeostat.record;

import homeostat.signal.BeatClass;

/// What an annotation marks: the alphabet of the WFDB library, codes 0 to 49.
///
/// Codes without a name of their own are legal and carry the symbol `[n]`. Only the beats matter
/// to scoring: AAMI EC57 counts every QRS complex, whatever its class.
///
/// Source: WFDB Programmer's Guide, "Annotation codes", G. Moody; ANSI/AAMI EC57, 4.3.
public enum AnnotationCode {
    NOT_QRS(" ", false), NORMAL("N", true), LEFT_BUNDLE_BRANCH_BLOCK("L", true),
    RIGHT_BUNDLE_BRANCH_BLOCK("R", true), ABERRATED_ATRIAL_PREMATURE("a", true),
    VENTRICULAR_PREMATURE("V", true), FUSION("F", true), NODAL_PREMATURE("J", true),
    ATRIAL_PREMATURE("A", true), SUPRAVENTRICULAR_PREMATURE("S", true),
    VENTRICULAR_ESCAPE("E", true), NODAL_ESCAPE("j", true), PACED("/", true),
    UNKNOWN("Q", true), SIGNAL_QUALITY("~", false), CODE_15("[15]", false),
    ARTIFACT("|", false), CODE_17("[17]", false), ST_CHANGE("s", false), T_CHANGE("T", false),
    SYSTOLE("*", false), DIASTOLE("D", false), COMMENT("\"", false), MEASUREMENT("=", false),
    P_WAVE("p", false), BUNDLE_BRANCH_BLOCK("B", true), PACEMAKER_SPIKE("^", false),
    T_WAVE("t", false), RHYTHM_CHANGE("+", false), U_WAVE("u", false), LEARNING("?", true),
    FLUTTER_WAVE("!", false), FIBRILLATION_START("[", false), FIBRILLATION_END("]", false),
    ATRIAL_ESCAPE("e", true), SUPRAVENTRICULAR_ESCAPE("n", true), LINK("@", false),
    BLOCKED_P_WAVE("x", false), FUSION_OF_PACED("f", true), WAVE_ONSET("(", false),
    WAVE_END(")", false), R_ON_T("r", true), CODE_42("[42]", false), CODE_43("[43]", false),
    CODE_44("[44]", false), CODE_45("[45]", false), CODE_46("[46]", false),
    CODE_47("[47]", false), CODE_48("[48]", false), CODE_49("[49]", false);

    private static final AnnotationCode[] BY_CODE = values();

    private final String symbol;
    private final boolean beat;

    AnnotationCode(String symbol, boolean beat) {
        this.symbol = symbol;
        this.beat = beat;
    }

    /// The mnemonic that printed annotations use.
    public String symbol() {
        return symbol;
    }

    /// True when this marks a QRS complex.
    public boolean beat() {
        return beat;
    }

    /// The class of a beat in the five that devices are compared by; null when this is no beat.
    /// Escape beats of the atria and the junction count as supraventricular, as in the reference
    /// comparator.
    public BeatClass beatClass() {
        return switch (this) {
            case NORMAL, LEFT_BUNDLE_BRANCH_BLOCK, RIGHT_BUNDLE_BRANCH_BLOCK, BUNDLE_BRANCH_BLOCK ->
                BeatClass.NORMAL;
            case ABERRATED_ATRIAL_PREMATURE, NODAL_PREMATURE, ATRIAL_PREMATURE,
                SUPRAVENTRICULAR_PREMATURE, NODAL_ESCAPE, ATRIAL_ESCAPE,
                SUPRAVENTRICULAR_ESCAPE -> BeatClass.SUPRAVENTRICULAR;
            case VENTRICULAR_PREMATURE, VENTRICULAR_ESCAPE, R_ON_T -> BeatClass.VENTRICULAR;
            case FUSION -> BeatClass.FUSION;
            default -> beat ? BeatClass.UNKNOWN : null;
        };
    }

    /// The number that files use.
    public int code() {
        return ordinal();
    }

    /// The annotation code of that number, or null when there is none.
    static AnnotationCode ofCode(int code) {
        return code >= 0 && code < BY_CODE.length ? BY_CODE[code] : null;
    }
}
