package activetrader.app.replay;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;

/// Something that was otherwise when the day was played again.
///
/// @param what it is about, such as `SIGNALS AMD price`
/// @param recorded what the record has
/// @param replayed what came now
/// @param why the likely cause, in words
record Difference(
        @JsonProperty("part") Part part,
        @JsonProperty("what") String what,
        @JsonProperty("recorded") String recorded,
        @JsonProperty("replayed") String replayed,
        @JsonProperty("why") String why) {
    /// The parts of a cycle, in the order in which one brings about the next.
    enum Part {
        CYCLE("cycle"),
        FACTS("facts"),
        ANSWER("answers"),
        RESULT("orders"),
        FILLS("fills");

        private final String word;

        Part(String word) {
            this.word = word;
        }

        @JsonValue
        String word() {
            return word;
        }
    }

    /// Such as `facts, SIGNALS AMD price: recorded 168.13, replayed 168.20`.
    String line() {
        return part.word() + ", " + what + ": recorded " + recorded + ", replayed " + replayed;
    }
}
