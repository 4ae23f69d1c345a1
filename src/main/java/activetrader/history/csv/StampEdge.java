package activetrader.history.csv;

/// Which end of its minute the stamp of a bar names.
public enum StampEdge {
    START("the start of the minute"),
    END("the end of the minute");

    private final String words;

    StampEdge(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
