/// Benchmarks with peers side by side: the same work, in one run, on one machine.
///
/// Begin with [homeostat.bench.Benchmarks]. A speed that nobody can compare says nothing, and two
/// speeds measured on two machines on two days say little more; so each benchmark here runs ours
/// and its peers in turn, and first makes sure that they solved the same problem.
package homeostat.bench;
