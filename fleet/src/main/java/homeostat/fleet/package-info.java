/// The server: what many beds say, kept in bounded memory, watched and shown.
///
/// ```
/// gateway ──parcels──▶ MqttDoor ──▶ Intake ──▶ Desk ──▶ Ledger ──▶ journal ──▶ database
///                                                │ once it is durable
/// bed ──frames──▶ Uplink ──▶ Beds ──▶ BedMemory  ◀┘  numerics, trends, waves, alarms, log
///                              │          ▲
///                              │          └── FleetAlarms: nothing heard is itself an alarm
///                              ▼
///                Live (WebSocket) and Api (HTTP) ──▶ console
/// bed ◀─commands─ Uplink ◀── acknowledge, pause audio ──┘
/// ```
///
/// Everything that grows has a bound that [homeostat.fleet.Bounds] states; the oldest goes first.
package homeostat.fleet;
