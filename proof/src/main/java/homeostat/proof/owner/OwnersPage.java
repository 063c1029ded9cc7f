package homeostat.proof.owner;

import homeostat.proof.owner.Ownership.Actor;
import java.util.Locale;

/// Who owns what as a page: each task a card, each part a box within the part that holds it, the
/// colour saying whose it is. One file, no script, nothing fetched.
public final class OwnersPage {
    private static final String STYLE = """
            :root { --ink: #1b2733; --quiet: #64748b; --paper: #f6f7f9; --card: #fff;
                --own: #0f766e; --port: #2563eb; --shared: #9ca3af; --fallback: #b45309; }
            @media (prefers-color-scheme: dark) { :root { --ink: #e5e9ee; --quiet: #94a3b8;
                --paper: #11161c; --card: #1a2129; --own: #2dd4bf; --port: #60a5fa;
                --shared: #6b7280; --fallback: #fbbf24; } }
            body { margin: 0; padding: 2.5rem clamp(1rem, 4vw, 4rem); color: var(--ink);
                background: var(--paper); font: 15px/1.45 system-ui, sans-serif; }
            h1 { font-weight: 600; font-size: 1.7rem; margin: 0 0 .3rem; }
            p { color: var(--quiet); max-width: 46rem; margin: .3rem 0 1rem; }
            .legend span { display: inline-block; margin-right: 1.4rem; }
            .legend i { display: inline-block; width: .8rem; height: .8rem; margin-right: .45rem;
                border-radius: 3px; background: var(--tone); vertical-align: -1px; }
            section { background: var(--card); border-radius: 14px; padding: 1.2rem 1.4rem 1.4rem;
                margin: 1.4rem 0; box-shadow: 0 1px 2px #0001, 0 8px 24px #0000000d; }
            h2 { font-size: 1.15rem; font-weight: 600; margin: 0 0 .8rem; }
            h2 small { color: var(--quiet); font-weight: 400; margin-left: .5rem; }
            .parts { display: flex; flex-wrap: wrap; gap: .45rem; align-items: flex-start; }
            .part { border-radius: 8px; padding: .3rem .55rem .38rem;
                border: 1px solid color-mix(in srgb, var(--tone) 55%, transparent);
                background: color-mix(in srgb, var(--tone) 9%, transparent); }
            .part > b { font-weight: 500; } .part > em { font-style: normal; color: var(--quiet);
                font-size: .82rem; margin-left: .35rem; }
            .part > .parts { margin-top: .35rem; }
            .own { --tone: var(--own); } .port { --tone: var(--port); }
            .shared, .way { --tone: var(--shared); } .way { border-style: dashed; }
            .fallback .own { --tone: var(--fallback); }
            footer { color: var(--quiet); font-size: .85rem; margin-top: 2rem; }
            """;

    private OwnersPage() {
    }

    /// @param device its name, for the title
    public static String of(String device, Owners owners) {
        StringBuilder page = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\"><head>")
                .append("<meta charset=\"utf-8\"><meta name=\"viewport\" ")
                .append("content=\"width=device-width\"><title>Who owns what: ")
                .append(escape(device)).append("</title><style>\n").append(STYLE)
                .append("</style></head><body>\n<h1>Who owns what: ").append(escape(device))
                .append("</h1>\n<p>Every part of the assembled device that the code of a task")
                .append(" reads or writes, inside the part that holds it. Tasks share nothing")
                .append(" but what nobody writes; ports are handed over by the kernel between")
                .append(" steps.</p>\n")
                .append("<p class=\"legend\"><span class=\"own\"><i></i>the task's own</span>")
                .append("<span class=\"fallback\"><span class=\"own\"><i></i>its fallback's own")
                .append("</span></span><span class=\"port\"><i></i>a port</span>")
                .append("<span class=\"shared\"><i></i>shared, written by nobody</span></p>\n");
        for (Actor actor : owners.actors()) {
            append(page, owners, actor);
        }
        return page.append("<footer>Made by homeostat prove from class files and the objects of")
                .append(" the assembled device. Not for clinical use.</footer>\n</body></html>\n")
                .toString();
    }

    private static void append(StringBuilder page, Owners owners, Actor actor) {
        Owners.Node root = owners.tree(actor);
        page.append("<section class=\"").append(Owners.role(actor)).append("\"><h2>")
                .append(escape(actor.name())).append("<small>").append(Owners.role(actor))
                .append(", ").append(root.size()).append(" objects, ")
                .append(owners.constants(actor)).append(" constants</small></h2>");
        appendParts(page, root);
        page.append("</section>\n");
    }

    private static void appendParts(StringBuilder page, Owners.Node node) {
        if (node.parts().isEmpty()) {
            return;
        }
        page.append("<div class=\"parts\">");
        for (Owners.Node part : node.parts()) {
            page.append("<div class=\"part ")
                    .append(part.kind().name().toLowerCase(Locale.ROOT)).append("\"><b>")
                    .append(escape(part.name())).append("</b><em>").append(escape(part.type()))
                    .append("</em>");
            appendParts(page, part);
            page.append("</div>");
        }
        page.append("</div>");
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
