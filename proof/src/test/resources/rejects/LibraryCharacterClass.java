final class LibraryCharacterClass {
    private boolean isDigit;

    void step(long nowNs) {
        isDigit = Character.isDigit((char) nowNs);
    }
}
