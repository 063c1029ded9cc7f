package homeostat.kernel;

/// The black box: the last steps of a task, oldest overwritten first.
///
/// One row a step: when, in which mode, why, and the declared columns. It is written as the step
/// goes and survives a trap: the row of the step that failed stays, unfinished cells NaN. It is
/// the largest thing that most devices have in RAM, so cells keep seven digits, as the wire does,
/// and codes one byte.
public final class Journal {
    private final int columns;
    private final int capacity;
    private final long[] atNs;
    private final byte[] mode;
    private final byte[] reason;
    private final float[] cells;
    private long rows;

    Journal(int capacity, int columns) {
        Check.that(capacity > 0 && columns > 0, "a journal has rows and columns");
        this.capacity = capacity;
        this.columns = columns;
        this.atNs = new long[capacity];
        this.mode = new byte[capacity];
        this.reason = new byte[capacity];
        this.cells = new float[capacity * columns];
    }

    /// Opens the row of the step at `nowNs`.
    public void begin(long nowNs) {
        int row = row(rows);
        rows++;
        atNs[row] = nowNs;
        mode[row] = 0;
        reason[row] = 0;
        for (int i = 0; i < columns; i++) {
            cells[row * columns + i] = Float.NaN;
        }
    }

    /// Fills a column of the open row.
    public void put(int column, double value) {
        cells[openRow() * columns + Check.index(column, columns)] = (float) value;
    }

    /// Notes the mode and the reason of the open row.
    public void note(Mode current, Reason why) {
        int row = openRow();
        mode[row] = (byte) current.code();
        reason[row] = (byte) why.code();
    }

    /// How many rows were ever begun.
    public long rows() {
        return rows;
    }

    /// How many of the newest rows are still there.
    public int size() {
        return (int) Math.min(rows, (long) capacity);
    }

    /// The instant of the row `ago` steps before the newest.
    public long atNs(int ago) {
        return atNs[rowAgo(ago)];
    }

    /// The mode code of the row `ago` steps before the newest.
    public int mode(int ago) {
        return mode[rowAgo(ago)];
    }

    /// The reason code of the row `ago` steps before the newest.
    public int reason(int ago) {
        return reason[rowAgo(ago)];
    }

    /// A cell of the row `ago` steps before the newest.
    public double cell(int ago, int column) {
        return cells[rowAgo(ago) * columns + Check.index(column, columns)];
    }

    private int openRow() {
        Check.that(rows > 0, "a journal's row is begun before it is filled");
        return row(rows - 1);
    }

    private int rowAgo(int ago) {
        return row(rows - 1 - Check.index(ago, size()));
    }

    /// Where the row of that number lies. The floor keeps it inside whatever the number is.
    private int row(long number) {
        return (int) Math.floorMod(number, (long) capacity);
    }
}
