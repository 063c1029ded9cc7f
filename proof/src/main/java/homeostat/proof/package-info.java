/// Reads class files and proves the rules of class C.
package homeostat.proof;
