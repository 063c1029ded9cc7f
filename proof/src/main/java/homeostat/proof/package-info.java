/// Reads class files and proves the rules of class C.
///
/// Four layers, each on the one before: [Program] is the closed world of class files; [CallGraph]
/// says what the tasks of a device can reach in it; the rules ([Rule]) judge that code one
/// instruction, one call or one initialiser at a time; [Prover] puts their findings into a [Proof].
package homeostat.proof;
