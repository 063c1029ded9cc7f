package homeostat.device.pancreas;

import homeostat.kernel.Assembly;

/// The hazards of the pancreas and the control that answers each.
final class PancreasHazards {
    private PancreasHazards() {}

    static void declare(Assembly device) {
        device.hazard("PAN-1", "Insulin is given while glucose is low or falling to it",
                "Hypoglycaemia: seizure, coma, death",
                "Floor and prediction limits of the guards; suspension; alarm glucose low");
        device.hazard("PAN-2", "A dose is repeated because its outcome was not known",
                "Hypoglycaemia from a double dose",
                "Orders are numbered and carried out once; an unsettled dose counts as given");
        device.hazard("PAN-3", "Dosing on a reading that is stale, flat, a jump or no number",
                "Hypoglycaemia or ketoacidosis",
                "The watch judges each reading; fallback and alarm control lost");
        device.hazard("PAN-4", "The loop stops and nobody notices",
                "Ketoacidosis within hours",
                "Fallback gives basal; every loss of control raises an alarm");
        device.hazard("PAN-5", "A wrong number enters the prescription",
                "Hypoglycaemia or hyperglycaemia",
                "Ranges, staged confirmation, its hash on every order, limits that scale");
        device.hazard("PAN-6", "Insulin accumulates from many small doses",
                "Late hypoglycaemia",
                "Limits on insulin on board and on the dose within two hours");
        device.hazard("PAN-7", "The controller is wrong: a trap, an overrun, no number",
                "Any dose",
                "The step is discarded; a fallback with parts of its own acts; alarm");
        device.hazard("PAN-8", "The pump does not deliver",
                "Ketoacidosis",
                "Receipts are accounted; alarms; what was learnt meanwhile is unlearnt");
        device.hazard("PAN-9", "A meal is announced twice, late or while the loop is open",
                "Hypoglycaemia or hyperglycaemia",
                "One bolus for each announcement; alarm meal not covered");
        device.hazard("PAN-10", "The loop is lost while a bolus counts on basal being withheld",
                "Hypoglycaemia",
                "The fallback gives less than basal until what was borrowed is paid back");
    }
}
