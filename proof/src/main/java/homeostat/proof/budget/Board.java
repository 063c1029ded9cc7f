package homeostat.proof.budget;

import homeostat.proof.ProofException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What an integrator states of a board.
///
/// @param name as on the command line
/// @param clockHz of the processor, for the reader
/// @param nsPerBytecode the worst mean time of a bytecode, measured on the board over whole steps
/// @param source who measured it and how
public record Board(String name, long clockHz, double nsPerBytecode, String source) {
    private static final int CELLS = 4;

    /// The boards that come with Homeostat: assumptions, until an integrator has measured.
    public static List<Board> known() {
        try (InputStream in = Board.class.getResourceAsStream("boards.txt")) {
            return parse("boards.txt", new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new ProofException("cannot read: resource=boards.txt", e);
        }
    }

    /// The boards of a file with one `name | clock Hz | ns per bytecode | source` a line.
    ///
    /// @throws ProofException when it cannot be read or understood
    public static List<Board> read(Path file) {
        try {
            return parse(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw new ProofException("cannot read the boards: file=" + file
                    + ", expected lines \"name | clock Hz | ns per bytecode | source\"", e);
        }
    }

    /// The board of that name.
    ///
    /// @throws ProofException when there is none
    public static Board named(List<Board> boards, String name) {
        return boards.stream().filter(board -> board.name().equals(name)).findFirst()
                .orElseThrow(() -> new ProofException("no such board: name=" + name
                        + ", expected one of " + String.join(", ",
                                boards.stream().map(Board::name).toList())));
    }

    private static List<Board> parse(String file, String text) {
        List<Board> boards = new ArrayList<>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            if (!line.isBlank() && !line.startsWith("#")) {
                boards.add(parse(file, number, line.split("\\|", -1)));
            }
        }
        return boards;
    }

    private static Board parse(String file, int line, String[] cells) {
        try {
            if (cells.length == CELLS) {
                Board board = new Board(cells[0].strip(), Long.parseLong(cells[1].strip()),
                        Double.parseDouble(cells[2].strip()), cells[3].strip());
                if (board.clockHz > 0 && board.nsPerBytecode > 0
                        && board.nsPerBytecode < Double.POSITIVE_INFINITY) {
                    return board;
                }
            }
        } catch (NumberFormatException e) {
            throw malformed(file, line, e);
        }
        throw malformed(file, line, null);
    }

    private static ProofException malformed(String file, int line, Throwable cause) {
        return new ProofException("not a board: file=" + file + " line=" + line
                + ", expected \"name | clock Hz | ns per bytecode | source\"", cause);
    }

    /// The time of that many bytecodes, in whole nanoseconds upwards.
    public long timeNs(long bytecodes) {
        double ns = Math.ceil(bytecodes * nsPerBytecode);
        return bytecodes == Cost.UNKNOWN || ns >= Long.MAX_VALUE ? Long.MAX_VALUE : (long) ns;
    }
}
