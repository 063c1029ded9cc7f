package homeostat.kernel;

/// Flash memory as a chip offers it: sectors of words of 32 bits that are erased together, and
/// programmed one by one.
///
/// Erasing sets all bits of a sector; programming a word can only clear bits. Power may go during
/// either, and leaves anything between before and after. A sector wears out after so many erasures:
/// 1,000 to 10,000 for flash, 100,000 for EEPROM.
public interface Flash {

    /// How many sectors.
    int sectors();

    /// How many words a sector has.
    int words();

    /// A word.
    int read(int sector, int word);

    /// Clears the bits of a word that `bits` has not.
    void program(int sector, int word, int bits);

    /// Sets all bits of a sector.
    void erase(int sector);
}
