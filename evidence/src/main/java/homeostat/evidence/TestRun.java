package homeostat.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// What the test runner reported: which tests ran, and how each ended.
public final class TestRun {

    /// How a test ended. Order matters: of several runs of one method the worst counts.
    public enum Ending {
        /// It ran and held.
        PASSED,
        /// It did not run, and said why.
        SKIPPED,
        /// It ran and did not hold.
        FAILED
    }

    /// One run of one test method, `name` as reported, with what was said if it did not pass.
    public record Case(String className, String name, Ending ending, String message) {

        /// A parameterised run is reported as `method(Type)[3]` or `method{…}`: its method's name.
        String method() {
            int end = 0;
            while (end < name.length() && Character.isJavaIdentifierPart(name.charAt(end))) {
                end++;
            }
            return name.substring(0, end);
        }
    }

    private final List<Case> cases = new ArrayList<>();
    private final Map<String, Ending> endings = new TreeMap<>();

    private TestRun() {}

    /// Reads the reports of every module under `home`.
    ///
    /// @throws EvidenceException when there is none, or one cannot be read
    public static TestRun read(Path home) {
        TestRun run = new TestRun();
        try (DirectoryStream<Path> modules = Files.newDirectoryStream(home)) {
            for (Path module : modules) {
                Path reports = module.resolve("target/surefire-reports");
                if (Files.isDirectory(reports)) {
                    run.readFolder(reports);
                }
            }
        } catch (IOException | XMLStreamException problem) {
            throw new EvidenceException("a test report is not readable: folder=" + home + ", "
                    + problem.getMessage());
        }
        if (run.cases.isEmpty()) {
            throw new EvidenceException("no test has run yet: folder=" + home
                    + ", expected the reports that ./homeostat test leaves");
        }
        return run;
    }

    /// Every run of every test.
    public List<Case> cases() {
        return Collections.unmodifiableList(cases);
    }

    /// How `className.method` ended, or `null` if it never ran.
    Ending ending(String className, String method) {
        return endings.get(className + "." + method);
    }

    private void readFolder(Path reports) throws IOException, XMLStreamException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(reports, "TEST-*.xml")) {
            for (Path file : files) {
                try (InputStream stream = Files.newInputStream(file)) {
                    read(stream);
                }
            }
        }
    }

    private void read(InputStream stream) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        XMLStreamReader reader = factory.createXMLStreamReader(stream);
        String owner = "";
        String name = "";
        Ending ending = Ending.PASSED;
        String message = "";
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                switch (reader.getLocalName()) {
                    case "testcase" -> {
                        owner = reader.getAttributeValue(null, "classname");
                        name = reader.getAttributeValue(null, "name");
                        ending = Ending.PASSED;
                        message = "";
                    }
                    case "failure", "error", "skipped" -> {
                        ending = reader.getLocalName().equals("skipped")
                                ? Ending.SKIPPED : Ending.FAILED;
                        message = message(reader);
                    }
                    default -> { }
                }
            } else if (event == XMLStreamConstants.END_ELEMENT
                    && reader.getLocalName().equals("testcase")) {
                add(new Case(owner, name, ending, message));
            }
        }
    }

    /// What was said: an attribute, or else the first line of the text without the exception's
    /// name.
    private static String message(XMLStreamReader reader) throws XMLStreamException {
        String attribute = reader.getAttributeValue(null, "message");
        if (attribute != null) {
            return attribute;
        }
        String line = reader.getElementText().lines().findFirst().orElse("");
        return line.substring(line.indexOf(": ") < 0 ? 0 : line.indexOf(": ") + 2);
    }

    private void add(Case one) {
        cases.add(one);
        endings.merge(one.className() + "." + one.method(), one.ending(), (known, other) ->
                known.compareTo(other) >= 0 ? known : other);
    }
}
