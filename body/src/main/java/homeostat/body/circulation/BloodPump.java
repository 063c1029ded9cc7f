package homeostat.body.circulation;

/// A rotary pump with its cannulae, between the left ventricle and the aorta.
public sealed interface BloodPump permits RotaryPump, CentrifugalPump {

    /// The rate at which its flow changes, mL/s².
    ///
    /// @param ventricleMmHg pressure in the ventricle that it draws from
    /// @param ventricleMl what that ventricle holds: a wall near the inlet is drawn in
    /// @param aortaMmHg pressure where it gives to
    /// @param flow through it now, mL/s
    double accelerationMlPerSecond2(
            double ventricleMmHg, double ventricleMl, double aortaMmHg, double flow);
}
