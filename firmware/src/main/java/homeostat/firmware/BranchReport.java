package homeostat.firmware;

import java.util.List;
import java.util.Locale;

/// Which conditional branches in the machine code of a device went both ways in a run.
///
/// @param device the name to print
/// @param blocks how many blocks of code the emulator told of
/// @param branches those that came of class-C code, by address
public record BranchReport(String device, Board board, long blocks, List<Branch> branches) {

    /// A conditional branch.
    ///
    /// @param place the Java method, expanded where the branch is, and its line
    public record Branch(long address, String place, long taken, long passed) {
        /// Whether both ways were gone.
        public boolean isCovered() {
            return taken > 0 && passed > 0;
        }

        /// What is lacking, in words.
        public String lack() {
            return taken > 0 ? "always taken, " + taken + " times"
                    : passed > 0 ? "never taken, passed " + passed + " times" : "not reached";
        }
    }

    public BranchReport {
        branches = List.copyOf(branches);
    }

    /// Branches that went both ways.
    public long covered() {
        return branches.stream().filter(Branch::isCovered).count();
    }

    /// Branches that were reached at all.
    public long reached() {
        return branches.stream().filter(each -> each.taken() + each.passed() > 0).count();
    }

    /// The part of the branches that went both ways; 1 for code without a branch.
    public double part() {
        return branches.isEmpty() ? 1 : (double) covered() / branches.size();
    }

    private String summary() {
        return String.format(Locale.ROOT, "%s on %s: %d of %d conditional branches of class-C code "
                + "went both ways (%.1f %%), %d one way, %d were not reached; %d blocks of code "
                + "ran", device, board.label(), covered(), branches.size(), 100 * part(),
                reached() - covered(), branches.size() - reached(), blocks);
    }

    /// For a terminal.
    public String text() {
        StringBuilder text = new StringBuilder(summary()).append('\n');
        branches.stream().filter(each -> !each.isCovered()).forEach(each -> text.append(
                String.format(Locale.ROOT, "%8x  %-70s %s%n", each.address(), each.place(),
                        each.lack())));
        return text.toString();
    }

    /// For another program.
    public String toJson() {
        JsonText json = new JsonText();
        json.open().put("device", device).put("target", board.label()).put("blocks", blocks)
                .put("branches", branches.size()).put("bothWays", covered())
                .put("notReached", branches.size() - reached()).key("open").openList();
        branches.stream().filter(each -> !each.isCovered()).forEach(each -> json.item().open()
                .put("address", each.address()).put("place", each.place())
                .put("taken", each.taken()).put("passed", each.passed()).close());
        return json.closeList().close().toString();
    }

    /// For a browser: one file, no scripts.
    public String html() {
        StringBuilder page = new StringBuilder("<!doctype html>\n<meta charset=\"utf-8\">\n"
                + "<title>Branches of " + device + "</title>\n<style>"
                + "body{font:15px/1.4 sans-serif;max-width:70em;margin:2em auto;padding:0 1em}"
                + "td,th{text-align:left;padding:.1em .8em .1em 0;vertical-align:top}</style>\n"
                + "<h1>Branches of " + device + " in machine code</h1>\n<p>Not for clinical use. "
                + ReportWriter.escape(summary()) + ".</p>\n<table><tr><th>Java<th>what is lacking"
                + "<th>address</tr>\n");
        branches.stream().filter(each -> !each.isCovered()).forEach(each -> page.append("<tr><td>")
                .append(ReportWriter.escape(each.place())).append("<td>").append(each.lack())
                .append("<td>").append(Long.toHexString(each.address())).append("</tr>\n"));
        return page.append("</table>\n").toString();
    }
}
