package homeostat.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import homeostat.fleet.Fleet;
import homeostat.fleet.FleetOptions;
import homeostat.record.SampleRecord;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Exists because the ward is the main job: real devices, real surroundings, end to end.
class WardTest {
    private static final int TRIES = 100;
    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    private Path folder;

    @Test
    void glucoseIsHeldAndAHeartIsReadLive() throws IOException, InterruptedException {
        try (Fleet fleet = Fleet.start(FleetOptions.port(0).devices(
                        new FleetOptions.Devices(0, folder.resolve("fleet"), null)));
                Ward ward = new Ward(fleet, 600, folder.resolve("gateway"), null)) {
            ward.addGlucoseBed(0);
            ward.addHeartBed(SampleRecord::open);
            ward.start();

            JsonNode beds = eventually(fleet.address().resolve("/api/beds"));

            assertEquals(2, beds.size());
            JsonNode glucose = beds.get(0);
            assertEquals("pancreas", glucose.get("device").asText());
            assertEquals("mg/dL", numeric(glucose, "glucose estimate").get("unit").asText());
            assertTrue(numeric(glucose, "glucose estimate").get("value").asDouble() > 40);
            JsonNode rate = numeric(beds.get(1), "heart rate");
            assertTrue(rate.get("value").asDouble() > 50 && rate.get("value").asDouble() < 100);
            assertEquals("good", rate.get("quality").asText());
            assertTrue(beds.get(1).get("alarms").isArray());
            JsonNode health = read(fleet.address().resolve("/api/health"));
            assertEquals(2, health.get("beds").asInt());
            assertNull(ward.failure());
        }
    }

    /// The beds once the heart's rate is known, which takes some seconds of real time.
    private JsonNode eventually(URI address) throws IOException, InterruptedException {
        JsonNode beds = read(address);
        for (int i = 0; i < TRIES && (beds.size() < 2
                || !numeric(beds.get(1), "heart rate").get("quality").asText().equals("good"));
                i++) {
            Thread.sleep(200);
            beds = read(address);
        }
        return beds;
    }

    private JsonNode read(URI address) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(HttpRequest.newBuilder(address)
                .timeout(Duration.ofSeconds(5)).build(), HttpResponse.BodyHandlers.ofString());
        assertEquals(200, answer.statusCode());
        return new ObjectMapper().readTree(answer.body());
    }

    private static JsonNode numeric(JsonNode bed, String name) {
        for (JsonNode one : bed.get("numerics")) {
            if (one.get("name").asText().equals(name)) {
                return one;
            }
        }
        throw new AssertionError("no such numeric: name=" + name);
    }
}
