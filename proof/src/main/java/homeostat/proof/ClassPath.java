package homeostat.proof;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.DirectoryStream;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.ZipFile;

/// Where bytes of classes come from: folders and jars for the program, the running JDK's `jrt:`
/// file system for the library. Nothing here loads, links or initialises a class that is to be
/// checked.
final class ClassPath {
    /// The file by which a module declares its safety class (IEC 62304: A, B or C).
    static final String DECLARATION = "META-INF/homeostat.properties";

    private static final String SAFETY_CLASS = "safety-class";
    private static final String SUFFIX = ".class";
    private static final FileSystem RUNTIME = FileSystems.getFileSystem(URI.create("jrt:/"));

    private ClassPath() {
    }

    /// The safety class that a folder or jar declares, or null.
    static String safetyClass(Path place) {
        try {
            if (Files.isDirectory(place)) {
                Path file = place.resolve(DECLARATION);
                return Files.exists(file) ? declared(Files.readAllBytes(file)) : null;
            }
            try (JarFile jar = new JarFile(place.toFile())) {
                JarEntry entry = jar.getJarEntry(DECLARATION);
                if (entry == null) {
                    return null;
                }
                try (var in = jar.getInputStream(entry)) {
                    return declared(in.readAllBytes());
                }
            }
        } catch (IOException e) {
            throw new ProofException("cannot read: path=" + place
                    + ", expected a folder of class files or a jar", e);
        }
    }

    private static String declared(byte[] text) throws IOException {
        Properties properties = new Properties();
        properties.load(new ByteArrayInputStream(text));
        return properties.getProperty(SAFETY_CLASS);
    }

    /// Every class of the given folders and jars by internal name; as on any class path, the first
    /// wins.
    static Map<String, byte[]> read(List<Path> classPath) {
        Map<String, byte[]> bytes = new TreeMap<>();
        for (Path place : classPath) {
            if (place.toString().isEmpty()) {
                throw new ProofException("an empty path: expected a folder of class files or a"
                        + " jar");
            }
            try {
                if (Files.isDirectory(place)) {
                    readFolder(place, bytes);
                } else if (Files.isRegularFile(place)) {
                    readJar(place, bytes);
                } else {
                    throw new ProofException("nothing to read: path=" + place
                            + ", expected a folder of class files or a jar");
                }
            } catch (IOException e) {
                throw new ProofException("cannot read: path=" + place
                        + ", expected a folder of class files or a jar", e);
            }
        }
        if (bytes.isEmpty() && !classPath.isEmpty()) {
            throw new ProofException("no class files: path=" + classPath
                    + ", expected at least one");
        }
        return bytes;
    }

    private static void readFolder(Path folder, Map<String, byte[]> bytes) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                    throws IOException {
                String name = folder.relativize(file).toString().replace('\\', '/');
                if (isClass(name)) {
                    bytes.putIfAbsent(withoutSuffix(name), Files.readAllBytes(file));
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /// As the running JDK would read it: of a multi-release jar, the classes of the newest release
    /// that it knows.
    private static void readJar(Path file, Map<String, byte[]> bytes) throws IOException {
        try (JarFile jar = new JarFile(file.toFile(), false, ZipFile.OPEN_READ,
                Runtime.version())) {
            for (JarEntry entry : jar.versionedStream().toList()) {
                if (isClass(entry.getName())) {
                    try (var in = jar.getInputStream(entry)) {
                        bytes.putIfAbsent(withoutSuffix(entry.getName()), in.readAllBytes());
                    }
                }
            }
        }
    }

    private static boolean isClass(String name) {
        return name.endsWith(SUFFIX) && !name.startsWith("META-INF/")
                && !name.endsWith("module-info.class");
    }

    private static String withoutSuffix(String name) {
        return name.substring(0, name.length() - SUFFIX.length());
    }

    /// The bytes of a class of the JDK that runs this, or null when it has none of that name.
    static byte[] ofRuntime(String internalName) {
        int slash = internalName.lastIndexOf('/');
        if (slash < 0) {
            return null;
        }
        Path holders = RUNTIME.getPath("/packages",
                internalName.substring(0, slash).replace('/', '.'));
        if (!Files.isDirectory(holders)) {
            return null;
        }
        try (DirectoryStream<Path> modules = Files.newDirectoryStream(holders)) {
            for (Path module : modules) {
                Path file = RUNTIME.getPath("/modules", module.getFileName().toString(),
                        internalName + SUFFIX);
                if (Files.exists(file)) {
                    return Files.readAllBytes(file);
                }
            }
            return null;
        } catch (IOException e) {
            throw new ProofException("cannot read the running JDK: class=" + internalName, e);
        }
    }
}
