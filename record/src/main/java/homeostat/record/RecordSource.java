package homeostat.record;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/// Where the files of a recording lie: a folder, or the resources of a program.
///
/// A header names its signal files, and a header may come from a stranger. So a name is a plain
/// name and nothing else: it cannot climb out of its folder, name a device or open a pipe.
public interface RecordSource {
    /// The longest annotation or header file that is read as a whole, in bytes.
    int WHOLE_FILE_BYTES_MAX = 64 << 20;

    /// The bytes of the file called `name`. The caller closes them.
    Bytes bytes(String name) throws IOException;

    /// Where the file called `name` lies, as a person would look for it.
    default String place(String name) {
        return name;
    }

    /// Whether there is a file called `name`.
    boolean has(String name);

    /// The files of one folder.
    static RecordSource folder(Path folder) {
        return new Folder(folder);
    }

    /// The files that lie beside the class `anchor` under the relative path `folder`.
    static RecordSource resources(Class<?> anchor, String folder) {
        return new Resources(anchor, folder);
    }

    /// The bytes of a file that is small by nature.
    ///
    /// Throws `RecordException` when it is missing, unreadable or over the limit.
    default byte[] whole(String name) {
        try (Bytes bytes = bytes(name)) {
            if (bytes.length() > WHOLE_FILE_BYTES_MAX) {
                throw new RecordException("file too long to be a header or annotations: file="
                    + name + ", expected at most " + WHOLE_FILE_BYTES_MAX + " bytes");
            }
            byte[] whole = new byte[(int) bytes.length()];
            bytes.copy(0, whole, 0, whole.length);
            return whole;
        } catch (IOException e) {
            throw Names.unreadable(place(name), e);
        }
    }

    /// Rules for names, in one place.
    final class Names {
        private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_~][A-Za-z0-9_.~-]{0,254}");

        private Names() { }

        /// True when `name` can only mean a file of the record's own folder.
        static boolean plain(String name) {
            return PLAIN.matcher(name).matches();
        }

        /// The one sentence for a file that cannot be fetched.
        static RecordException unreadable(String name, IOException cause) {
            return new RecordException(
                "cannot read: file=" + name + ", expected a readable file", cause);
        }
    }

    /// Files of a folder.
    record Folder(Path folder) implements RecordSource {
        @Override
        public Bytes bytes(String name) throws IOException {
            return Bytes.of(folder.resolve(name), name);
        }

        @Override
        public String place(String name) {
            return folder.resolve(name).toString();
        }

        @Override
        public boolean has(String name) {
            return Files.isRegularFile(folder.resolve(name));
        }
    }

    /// Files inside the program.
    record Resources(Class<?> anchor, String folder) implements RecordSource {
        @Override
        public Bytes bytes(String name) throws IOException {
            try (InputStream in = anchor.getResourceAsStream(folder + "/" + name)) {
                if (in == null) {
                    throw new IOException("no such resource: " + folder + "/" + name);
                }
                return Bytes.of(in.readAllBytes());
            }
        }

        @Override
        public boolean has(String name) {
            return anchor.getResource(folder + "/" + name) != null;
        }
    }
}
