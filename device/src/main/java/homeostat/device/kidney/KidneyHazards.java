package homeostat.device.kidney;

import homeostat.kernel.Assembly;

/// The hazards of the kidney and the control that answers each.
///
/// Source of the list: the hazards that IEC 60601-2-16 names for haemodialysis equipment.
final class KidneyHazards {
    private KidneyHazards() {}

    static void declare(Assembly device) {
        device.hazard("KID-1", "Water is drawn off faster than blood refills",
                "Collapse of pressure, ischaemia of heart and brain",
                "13 mL/kg/h in every guard; floors of blood volume and pressure; strain");
        device.hazard("KID-2", "More or less water is drawn off than is known",
                "Shock, or water in the lung",
                "Balance and membrane pressure see it twice; protective balance stops; fallback");
        device.hazard("KID-3", "Air enters the patient", "Embolism",
                "Air detector of the protective system closes the clamp");
        device.hazard("KID-4", "The membrane tears: blood is lost, germs come in",
                "Loss of blood, sepsis", "Blood leak detector of the protective system");
        device.hazard("KID-5", "Dialysate of a wrong composition", "Haemolysis, seizures, death",
                "A second conductivity cell; bypass within two seconds");
        device.hazard("KID-6", "Dialysate too warm or too cold", "Haemolysis, arrhythmia",
                "A second thermometer; bypass; ordered temperature 35 to 37.5 °C");
        device.hazard("KID-7", "The venous needle slips out", "Bleeding to death in minutes",
                "Venous pressure of the protective system stops the pump and closes the clamp");
        device.hazard("KID-8", "Dialysate passes back into blood", "Pyrogenic reaction",
                "Protective balance stops on a negative rate");
        device.hazard("KID-9", "A wrong number enters the prescription", "Any of the above",
                "Ranges, staged confirmation, its hash on every order, limits that scale with it");
        device.hazard("KID-10", "The controller is wrong: a trap, an overrun, no number",
                "Any rate",
                "The step is discarded; a fallback with guards of its own draws nothing off");
        device.hazard("KID-11", "The protective system itself fails", "Any of the above",
                "It must permit again each second: silence closes clamp and valve; self-test");
        device.hazard("KID-12", "Power is lost in the middle of a session",
                "Water drawn off twice", "The account of the session survives; unreadable: done");
        device.hazard("KID-13", "Dialysate sodium loads or drains the patient",
                "Thirst, high pressure, or disequilibrium",
                "3 mmol/L above at most, and a sum over time that the guard keeps itself");
    }
}
