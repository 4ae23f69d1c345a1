package activetrader.journal;

import java.nio.file.Path;
import java.time.LocalDate;

/// Where the records of one model signature lie: `data/agent_data/<signature>/…`. Dates are New York trading days.
public record RecordFolder(Path dataFolder, String signature) {
    public RecordFolder {
        if (!signature.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")) {
            throw new IllegalArgumentException(
                    "signature must be a folder name of letters, digits, dot, dash and underscore, was \"" + signature
                            + "\"");
        }
    }

    public Path root() {
        return dataFolder.resolve("agent_data").resolve(signature);
    }

    /// The folder of a day's decision logs.
    public Path log(LocalDate date) {
        return root().resolve("log").resolve(date.toString());
    }

    /// One row per fill.
    public Path trades(LocalDate date) {
        return root().resolve("trades").resolve(date + "_trades.jsonl");
    }

    /// The ledger of order intents and their outcomes.
    public Path orders(LocalDate date) {
        return root().resolve("orders").resolve(date + "_orders.jsonl");
    }

    /// A snapshot of the account after every change.
    public Path position() {
        return root().resolve("position").resolve("position.jsonl");
    }

    /// The snapshots of a day that is over, once a later one has begun.
    public Path position(LocalDate date) {
        return root().resolve("position").resolve(date + "_position.jsonl");
    }

    /// Changes of cash and shares that are no fills.
    public Path adjustments() {
        return root().resolve("position").resolve("adjustments.jsonl");
    }

    public Path summary(LocalDate date) {
        return root().resolve("summary").resolve(date + ".json");
    }

    /// The day as a picture.
    public Path picture(LocalDate date) {
        return root().resolve("summary").resolve(date + ".png");
    }

    /// The day as a page.
    public Path report(LocalDate date) {
        return root().resolve("summary").resolve(date + ".html");
    }
}
