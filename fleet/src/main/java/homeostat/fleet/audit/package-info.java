/// Who did what, when, in a log that shows when somebody changed it.
package homeostat.fleet.audit;
