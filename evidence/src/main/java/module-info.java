/// Hazards traced to tests and trials.
module homeostat.evidence {
}
