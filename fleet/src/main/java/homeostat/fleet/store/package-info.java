/// What the fleet keeps: a journal that loses nothing, and a database made from it.
///
/// ```
/// parcels ──▶ Ledger ──▶ journal (SegmentLog, fsync before any acknowledgement)
///                           │ read in order, again whenever it is wanted
///                           ▼
///                        Archive ──▶ H2 or PostgreSQL: beds, alarms, minutes, and in which
///                                    records a minute's seconds and waves lie
/// ```
///
/// The journal is the truth. The database is derived: each batch of journal records goes in
/// together with its number, in one transaction, so nothing is in it twice and nothing is left out,
/// whichever of the two was killed when; and it can be dropped and made again. That is why its own
/// write settings may stay at their ordinary, lazy values.
package homeostat.fleet.store;
