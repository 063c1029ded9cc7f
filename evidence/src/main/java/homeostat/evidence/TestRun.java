package homeostat.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// What the test runner reported: which test methods ran, and how they ended.
final class TestRun {

    /// How a test ended. Order matters: of several runs of one method the worst counts.
    enum Ending { PASSED, SKIPPED, FAILED }

    private final Map<String, Ending> endings = new TreeMap<>();

    private TestRun() {}

    /// Reads the reports of every module under `home`.
    static TestRun read(Path home) {
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
        if (run.endings.isEmpty()) {
            throw new EvidenceException("no test has run yet: folder=" + home
                    + ", expected the reports that ./homeostat test leaves");
        }
        return run;
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
        String test = null;
        Ending ending = Ending.PASSED;
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                switch (reader.getLocalName()) {
                    case "testcase" -> {
                        test = reader.getAttributeValue(null, "classname") + "."
                                + methodOf(reader.getAttributeValue(null, "name"));
                        ending = Ending.PASSED;
                    }
                    case "failure", "error" -> ending = Ending.FAILED;
                    case "skipped" -> ending = Ending.SKIPPED;
                    default -> { }
                }
            } else if (event == XMLStreamConstants.END_ELEMENT
                    && reader.getLocalName().equals("testcase")) {
                endings.merge(test, ending, (one, other) ->
                        one.compareTo(other) >= 0 ? one : other);
            }
        }
    }

    /// A parameterised run is reported as `method(Type)[3]` or `method{…}`: its method's name.
    private static String methodOf(String reported) {
        int end = 0;
        while (end < reported.length() && Character.isJavaIdentifierPart(reported.charAt(end))) {
            end++;
        }
        return reported.substring(0, end);
    }
}
