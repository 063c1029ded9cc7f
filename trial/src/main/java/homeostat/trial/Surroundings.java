package homeostat.trial;

/// Everything outside a device, as the driver of its ports: body, sensors, actuators, people.
///
/// Whoever keeps the time (the virtual clock of [ClosedLoop], a wall clock at the bedside) calls,
/// at instants that never go back: [#before], then advances the device to the same instant, then
/// [#after]. Extra instants in between change nothing: the surroundings live by their own events.
public interface Surroundings {

    /// The next instant at which something happens out here that the device should be told of.
    long nextEventNs();

    /// Lives up to `nowNs` and tells the device what there is to tell: readings, events, receipts.
    void before(long nowNs, Host host);

    /// Looks at what the device has published by `nowNs` and carries out its orders.
    void after(long nowNs, Host host);
}
