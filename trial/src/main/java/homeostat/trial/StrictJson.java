package homeostat.trial;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Reads a JSON file into a record and forgives nothing: no missing field, no unknown one, none
/// twice, no text where a number belongs.
public final class StrictJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    private StrictJson() {}

    /// The file as a record of that type.
    ///
    /// @throws TrialException when it cannot be read or is not such a record
    public static <T> T read(Path file, Class<T> type) {
        try {
            return MAPPER.readValue(Files.readString(file), type);
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw new TrialException("not a " + type.getSimpleName() + ": file=" + file + " line="
                    + line + ", expected " + reason(e), e);
        } catch (IOException e) {
            throw new TrialException("cannot read the file: file=" + file
                    + ", expected a JSON file that exists", e);
        }
    }

    private static String reason(JacksonException e) {
        String message = e.getOriginalMessage();
        return "otherwise, since " + message.lines().findFirst().orElse("it does not parse");
    }
}
