package activetrader.simulator.tape.synthetic;

import activetrader.market.NewsArticle;
import activetrader.market.Symbol;
import activetrader.simulator.tape.PriceUnits;
import activetrader.simulator.tape.Seeds;
import activetrader.simulator.tape.Series;
import activetrader.simulator.tape.SessionBars;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Writes the news of the simulated market: what each session closed at, and in the synthetic market why a stock
/// jumped. Every headline says that it is made up.
public final class SyntheticNews {
    private static final Duration AFTER_CLOSE = Duration.ofMinutes(20);
    private static final Duration AFTER_JUMP = Duration.ofSeconds(70);
    private static final int RECAP_SESSIONS = 5;
    private static final BigDecimal LEAST_RECAP_PERCENT = BigDecimal.ONE;
    private static final String SOURCE = "simulator";
    private static final List<String> GOOD =
            List.of("raises its outlook", "wins a large order", "is upgraded by analysts", "reports record bookings");
    private static final List<String> BAD =
            List.of("cuts its outlook", "faces an inquiry", "is downgraded by analysts", "reports weak bookings");

    private final String mark;
    private final List<NewsArticle> articles = new ArrayList<>();

    /// @param mark stands before every headline
    public SyntheticNews(String mark) {
        this.mark = mark;
    }

    public List<NewsArticle> articles() {
        return List.copyOf(articles);
    }

    /// Reports the last sessions that closed 1 % or more away from the one before, after the close.
    public SyntheticNews recap(Series series) {
        List<SessionBars> sessions = series.sessions();
        for (int index = Math.max(1, sessions.size() - RECAP_SESSIONS); index < sessions.size(); index++) {
            SessionBars before = sessions.get(index - 1);
            SessionBars session = sessions.get(index);
            int last = session.lastUpTo(session.minutes() - 1);
            int lastBefore = before.lastUpTo(before.minutes() - 1);
            if (last >= 0 && lastBefore >= 0) {
                recap(series.listing().symbol(), session, session.close(last), before.close(lastBefore));
            }
        }
        return this;
    }

    private void recap(Symbol symbol, SessionBars session, long close, long before) {
        BigDecimal percent = BigDecimal.valueOf(close - before)
                .movePointRight(2)
                .divide(BigDecimal.valueOf(before), 1, RoundingMode.HALF_EVEN);
        if (percent.abs().compareTo(LEAST_RECAP_PERCENT) >= 0) {
            String price = PriceUnits.price(close)
                    .value()
                    .setScale(2, RoundingMode.HALF_EVEN)
                    .toPlainString();
            String change =
                    (percent.signum() < 0 ? "down " : "up ") + percent.abs().toPlainString();
            Instant at = session.day().close().plus(AFTER_CLOSE);
            publish(symbol, at, symbol + " closed at $" + price + ", " + change + "% on the day");
        }
    }

    /// Reports the jumps of a synthetic stock, shortly after each.
    public SyntheticNews surprises(SyntheticStock stock) {
        Symbol symbol = stock.profile().listing().symbol();
        for (SyntheticStock.Surprise surprise : stock.surprises()) {
            List<String> reasons = surprise.size() > 0 ? GOOD : BAD;
            String reason = reasons.get(Math.floorMod(Seeds.derive(surprise.step(), symbol.value()), reasons.size()));
            Instant at =
                    surprise.day().open().plusSeconds(surprise.step() * 60L).plus(AFTER_JUMP);
            publish(symbol, at, symbol + " " + reason);
        }
        return this;
    }

    private void publish(Symbol symbol, Instant at, String text) {
        long id = Math.floorMod(Seeds.derive(at.getEpochSecond(), symbol.value()), 100_000_000L);
        String headline = mark + ": " + text;
        String url = "https://news.invalid/" + symbol.value().toLowerCase(Locale.ROOT) + "/" + id;
        articles.add(new NewsArticle(
                id, headline, headline + ".", "Active Trader simulator", SOURCE, url, at, at, List.of(symbol.value())));
    }
}
