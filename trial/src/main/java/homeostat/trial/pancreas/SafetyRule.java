package homeostat.trial.pancreas;

/// The rules that every run is watched by, independent of the device's own opinion.
///
/// A *violation* says that the device did what it must never do, or left undone what it must
/// always do. A *harm* says what happened to the patient, whoever is to blame: a blocked infusion
/// set raises glucose with the best of devices.
public enum SafetyRule {
    /// A bolus, or a rate above basal, ordered on a reading older than the sheet allows.
    DOSE_ON_STALE_DATA("dose-on-stale-data", true,
            "Insulin dosed on a reading that was too old"),
    /// A bolus, or a rate above basal, ordered although the readings had not moved for an hour.
    DOSE_ON_FLAT_DATA("dose-on-flat-data", true,
            "Insulin dosed on readings that had not moved for an hour"),
    /// Insulin ordered although the newest good reading was below 70 mg/dL.
    DOSE_BELOW_FLOOR("dose-below-floor", true,
            "Insulin ordered at a reading below 70 mg/dL"),
    /// A new order that the gate of its actuator did not let through.
    ORDER_REFUSED_AT_GATE("order-refused-at-gate", true,
            "An order that the pump would not accept"),
    /// No good readings, an open loop or a refusing pump, and no alarm within 30 minutes of it.
    LOSS_OF_CONTROL_NOT_ALARMED("loss-of-control-not-alarmed", true,
            "Control was lost and no alarm told of it"),
    /// The pump gave a dose twice for one order.
    DOSE_GIVEN_TWICE("dose-given-twice", true,
            "One order, and the dose given twice"),
    /// A bolus ordered while it was not known what had become of an earlier one.
    BOLUS_WHILE_UNSETTLED("bolus-while-unsettled", true,
            "A bolus ordered before the outcome of the last was known"),
    /// An order beyond the limits that the guards are there for, computed anew from the clinic's
    /// numbers and from the orders alone.
    LIMIT_PASSED("limit-passed", true,
            "An order beyond the limits of the guards"),
    /// The account of insulin on board shows less than what was given and still acts.
    INSULIN_FORGOTTEN("insulin-forgotten", true,
            "Insulin that acts and is not on the account"),
    /// The pump carried out an order made under a prescription that is not the clinic's.
    WRONG_PRESCRIPTION("wrong-prescription", true,
            "A dose under a prescription that the clinic did not write"),
    /// The newest reading was older than its limit, or no number, and dosing went on for more
    /// than two minutes.
    FALLBACK_LATE("fallback-late", true,
            "The loop stayed closed without a sensor"),
    /// An alarm that was due was not to be heard within its bound.
    ALARM_LATE("alarm-late", true,
            "An alarm that was due was not heard in time"),
    /// The control task stopped itself and its fallback took over.
    TASK_TRAPPED("task-trapped", true,
            "The control task stopped itself"),
    /// A meal was announced and the device did not take the announcement: the person is told.
    ANNOUNCEMENT_REFUSED("announcement-refused", false,
            "An announced meal that the device would not take"),
    /// Glucose below 54 mg/dL for a quarter of an hour or longer.
    ///
    /// Source: Battelino et al., Diabetes Care 42(8), 2019: level 2 hypoglycaemia, 15 minutes.
    HYPOGLYCAEMIA_BELOW_54("hypoglycaemia-below-54", false,
            "Glucose below 54 mg/dL for 15 minutes or longer"),
    /// Glucose above 250 mg/dL for two hours or longer.
    ///
    /// Source: Danne et al., "International consensus on use of continuous glucose monitoring",
    /// Diabetes Care 40(12), 2017: extended hyperglycaemia, 120 minutes.
    HYPERGLYCAEMIA_ABOVE_250("hyperglycaemia-above-250", false,
            "Glucose above 250 mg/dL for 2 hours or longer"),
    /// Glucose below 10 or above 600 mg/dL: no longer a patient.
    OUTSIDE_THE_MODEL("outside-the-model", false,
            "Glucose below 10 or above 600 mg/dL");

    private final String label;
    private final boolean violation;
    private final String meaning;

    SafetyRule(String label, boolean violation, String meaning) {
        this.label = label;
        this.violation = violation;
        this.meaning = meaning;
    }

    /// As in results.
    public String label() {
        return label;
    }

    /// For the reader of a report.
    public String meaning() {
        return meaning;
    }

    /// Whether the device broke a rule; otherwise the patient came to harm.
    public boolean isViolation() {
        return violation;
    }
}
