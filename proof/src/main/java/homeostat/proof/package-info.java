/// Reads class files and proves the rules of class C.
///
/// [Program] is the closed world of class files, [CallGraph]
/// says what the tasks of a device can reach in it.
package homeostat.proof;
