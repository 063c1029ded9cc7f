/// What a step costs at most, and whether a set of tasks can be scheduled on a board.
package homeostat.proof.budget;
