package activetrader.agent.recorded;

import activetrader.agent.model.TokenCount;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The decision log of one cycle.
///
/// @param startedAt when the facts were sent, or when the cycle ended where none were
/// @param facts as the model read them; empty when the services could not give them
/// @param answers in order
/// @param uses calls of tools, in order
/// @param outcome one line, such as `completed`; empty when the cycle was cut off
/// @param did what it did in each symbol, in one line
/// @param cost in dollars; null when the model's price is not known
public record CycleTranscript(
        int number,
        Instant startedAt,
        String facts,
        List<RecordedAnswer> answers,
        List<RecordedUse> uses,
        String outcome,
        String did,
        TokenCount tokens,
        @Nullable BigDecimal cost) {
    public CycleTranscript {
        answers = List.copyOf(answers);
        uses = List.copyOf(uses);
    }
}
