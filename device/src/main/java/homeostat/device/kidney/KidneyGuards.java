package homeostat.device.kidney;

import homeostat.kernel.Flow;
import homeostat.kernel.Guard;

/// One guard for each thing that a session orders.
///
/// @param rate of ultrafiltration
/// @param blood of the blood pump
/// @param sodium of the dialysate's sodium
/// @param warmth of the dialysate's temperature
record KidneyGuards(Guard<FluidRate> rate, Guard<Flow> blood, Guard<Concentration> sodium,
        Guard<Temperature> warmth) {}
