package activetrader.agent.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EntryReviewTest {
    private static final String SHEET = """
            # TIME
            utc=2026-03-02T15:30:00Z; date=2026-03-02; trading_allowed=true; early_close=false; minutes_to_flatten=325; \
            minutes_to_close=330
            # RISK
            mode=ACTIVE; entries_allowed=true
            # HEADROOM
            positions_left=3; trades_left_today=5
            # TODAY
            consecutive_losses=0
            # MARKET
            spy.regime=BULL; qqq.regime=BEAR
            # SIGNALS
            rank|symbol|price|spread_percent|score|overall|rsi_14|vwap|atr_14_5min|relative_volume
            1|META|200.00|0.01|72|BUY|58.1|198.9|0.80|1.6
            2|AMZN|100.00|0.60|41|BUY|71.2|101|0.80|0.4
            """;

    private static List<String> reasons(String sheet, String... traded) {
        return EntryReview.reasons(sheet, Set.of(traded), StrategySettings.defaults());
    }

    @Test
    void reasons_areNone_whenASetupMeetsEveryRule() {
        assertEquals(List.of(), reasons(SHEET));
    }

    @Test
    void reasons_nameTheBestSymbolThatIsNotTradedYet() {
        assertEquals(List.of("best AMZN 41; RSI 71.2 > 67; not above VWAP; volume 0.4 < 1"), reasons(SHEET, "META"));
        assertEquals(List.of("no signal"), reasons(SHEET, "META", "AMZN"));
    }

    @Test
    void reasons_nameTheMarket() {
        assertEquals(List.of("market BEAR"), reasons(SHEET.replace("BULL", "BEAR")));
        assertEquals(List.of("market unknown"), reasons(SHEET.replace("spy.regime=BULL; ", "")));
    }

    @Test
    void reasons_beginWithWhatForbidsEveryEntry() {
        String closed = SHEET.replace(
                "entries_allowed=true",
                "entries_allowed=false; entries_blocked_by=max_trades_per_day: 5 of 5 trades are done: wait");

        assertEquals(List.of("5 of 5 trades are done"), reasons(closed));
        assertEquals(
                List.of("2 losses in a row"), reasons(SHEET.replace("consecutive_losses=0", "consecutive_losses=2")));
        assertEquals(List.of("no position left"), reasons(SHEET.replace("positions_left=3", "positions_left=0")));
        assertEquals(
                List.of("last 60 minutes before the flatten"),
                reasons(SHEET.replace("minutes_to_flatten=325", "minutes_to_flatten=59")));
    }

    @Test
    void reasons_sayUnknown_whereAMeasureIsMissing() {
        String unknown = SHEET.replace("|58.1|198.9|", "|-|-|");

        assertEquals(List.of("best META 72; RSI unknown; not above VWAP"), reasons(unknown));
    }
}
