package activetrader.mcp.data;

import activetrader.market.FeedProfile;
import activetrader.market.Timeframe;
import activetrader.mcp.Answer;
import activetrader.signals.Frame;
import activetrader.signals.Signal;
import activetrader.signals.TimeframeScore;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// Scores symbols by the bars of a session. Volume counts as much as the feed's volume says about the market's.
final class Judgement {
    /// The timeframes of a session.
    static final List<Timeframe> TIMEFRAMES = List.of(Timeframe.MIN_1, Timeframe.MIN_5, Timeframe.MIN_15);

    private final double volumeTrust;

    Judgement(FeedProfile feed) {
        this.volumeTrust = Frame.volumeTrust(feed);
    }

    /// The signal over `timeframes`; empty with too few bars.
    Optional<Signal> judge(SymbolBars bars, List<Timeframe> timeframes) {
        OptionalDouble relativeVolume = bars.relativeVolume();
        Map<Timeframe, TimeframeScore> scores = new EnumMap<>(Timeframe.class);
        timeframes.forEach(timeframe -> bars.frame(timeframe)
                .score(relativeVolume, volumeTrust)
                .ifPresent(score -> scores.put(timeframe, score)));
        return Signal.of(scores);
    }

    /// The signal of one frame alone; empty with too few bars.
    Optional<Signal> judge(Frame frame) {
        return frame.score(OptionalDouble.empty(), volumeTrust)
                .flatMap(score -> Signal.of(Map.of(frame.timeframe(), score)));
    }

    /// Adds the score and its parts to `answer`.
    static void describe(Signal signal, Answer answer) {
        answer.put("score", Rounded.to(1, signal.score()))
                .put("overall", signal.overall())
                .put("strength", signal.strength())
                .put("trend", Rounded.to(1, signal.part(TimeframeScore::trend)))
                .put("momentum", Rounded.to(1, signal.part(TimeframeScore::momentum)))
                .put("mean_reversion", Rounded.to(1, signal.part(TimeframeScore::meanReversion)))
                .put("volume", Rounded.to(1, signal.part(TimeframeScore::volume)));
    }

    /// The score of each timeframe.
    static Map<String, Object> byTimeframe(Signal signal) {
        Map<String, Object> result = new LinkedHashMap<>();
        signal.timeframes().forEach((timeframe, score) -> result.put(timeframe.code(), Rounded.to(1, score.score())));
        return result;
    }
}
