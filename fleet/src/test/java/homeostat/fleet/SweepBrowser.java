package homeostat.fleet;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// Eight waves at once must move evenly: each frame that the browser offers is drawn in each of
/// them. How many frames that are in a second depends on the machine, and is printed.
final class SweepBrowser {
    private static final double STEP = 0.2;
    private static double seconds = 100;

    @Test
    void everyFrameIsDrawnInEightChannels() throws Exception {
        assumeTrue(Files.isExecutable(Browser.CHROMIUM), "missing: " + Browser.CHROMIUM);
        SyntheticBed bed = SyntheticBed.channels("bed-1", 8);
        try (Fleet fleet = Fleet.start(FleetOptions.port(0));
                ScheduledExecutorService pump = Executors.newSingleThreadScheduledExecutor();
                Browser browser = new Browser(1300, 2600)) {
            Uplink uplink = fleet.connect(_ -> { });
            uplink.ingest(bed.at(seconds, System.currentTimeMillis()).hello());
            pump.scheduleAtFixedRate(() -> {
                for (int channel = 0; channel < 8; channel++) {
                    uplink.ingest(bed.at(seconds, System.currentTimeMillis())
                            .lead(channel, seconds, seconds + STEP, 75));
                }
                seconds += STEP;
            }, 0, (long) (STEP * 1000), TimeUnit.MILLISECONDS);
            browser.open(fleet.address().resolve("#/bed/bed-1"));
            browser.until("document.querySelectorAll('canvas.sweep').length === 8");
            Thread.sleep(2_000);
            browser.ask("""
                    (() => {
                      const pen = CanvasRenderingContext2D.prototype;
                      const stroke = pen.stroke;
                      let frames = 0, drawn = 0;
                      pen.stroke = function (...all) {
                        drawn += this.canvas.className === 'sweep';
                        return stroke.apply(this, all);
                      };
                      const start = performance.now();
                      const step = (now) => {
                        frames++;
                        if (now - start < 4000) { requestAnimationFrame(step); return; }
                        pen.stroke = stroke;
                        window.counted = ([frames, drawn, Math.round(now - start)].join(' '));
                      };
                      requestAnimationFrame(step);
                    })()""");
            browser.until("window.counted !== undefined");
            String[] counts = browser.ask("window.counted").split(" ");
            int frames = Integer.parseInt(counts[0]);
            int drawn = Integer.parseInt(counts[1]);
            System.out.printf("sweep: 8 channels, %d frames in %s ms (%.1f a second), %.2f "
                    + "channels drawn in each%n", frames, counts[2],
                    1e3 * frames / Integer.parseInt(counts[2]), drawn / (double) frames);
            assertTrue(drawn > 6 * frames, "frames=" + frames + " drawn=" + drawn);
            browser.screenshot(Path.of("target", "console-eight.png"));
            pump.shutdownNow();
        }
    }
}
