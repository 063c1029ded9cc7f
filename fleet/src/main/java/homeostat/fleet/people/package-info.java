/// Who may look at the ward and act in it: people, what their roles allow, and how they show that
/// it is them.
///
/// ```
/// name, password, code ──▶ Entrance ──▶ Session (the browser holds its identifier in a cookie)
///                            │ slowed when somebody guesses; every outcome is written down
///                            ▼
///                          People (a file: salted hashes, sealed secrets)
/// ```
///
/// Nothing here knows HTTP or beds. Times are arguments, so that every lock and every logoff is a
/// test without waiting.
package homeostat.fleet.people;
