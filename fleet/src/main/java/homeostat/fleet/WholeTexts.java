package homeostat.fleet;

import java.net.http.WebSocket;
import java.util.concurrent.CompletionStage;

/// Hears what a WebSocket says in texts, each when the last of its pieces has come.
public abstract class WholeTexts implements WebSocket.Listener {
    private final StringBuilder pieces = new StringBuilder();

    /// A text came.
    protected abstract void heard(String text);

    @Override
    public final CompletionStage<?> onText(WebSocket from, CharSequence piece, boolean last) {
        pieces.append(piece);
        if (last) {
            String text = pieces.toString();
            pieces.setLength(0);
            heard(text);
        }
        from.request(1);
        return null;
    }
}
