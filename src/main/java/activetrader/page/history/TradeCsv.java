package activetrader.page.history;

import activetrader.market.calendar.MarketZone;
import activetrader.page.report.Words;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/// Trades as a file for a spreadsheet, by RFC 4180. A text that a spreadsheet would take for a formula gets an
/// apostrophe before it.
public final class TradeCsv {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final String END = "\r\n";

    private TradeCsv() {}

    /// One row a trade. Times are New York's.
    public static String of(List<DatedTrade> trades, TradeFilter filter) {
        StringBuilder out = new StringBuilder(
                "date,symbol,side,shares,entered,exited,entry_price,exit_price,pnl,r,exit,reason" + END);
        trades.stream()
                .filter(filter::admits)
                .forEach(trade -> out.append(row(trade)).append(END));
        return out.toString();
    }

    private static String row(DatedTrade dated) {
        boolean closed = dated.trade().isClosed();
        return String.join(
                ",",
                dated.date().toString(),
                text(dated.trade().symbol().value()),
                Words.plain(dated.trade().side()),
                dated.shares().toPlainString(),
                time(dated.trade().enteredAt()),
                closed ? time(dated.trade().lastFillAt()) : "",
                dated.entryPrice().toPlainString(),
                dated.exitPrice().signum() == 0 ? "" : dated.exitPrice().toPlainString(),
                dated.trade().profit().toPlainString(),
                dated.trade()
                        .multiple()
                        .filter(_ -> closed)
                        .map(BigDecimal::toPlainString)
                        .orElse(""),
                text(TradeFilter.exit(dated)),
                text(dated.trade().reason()));
    }

    private static String time(Instant at) {
        return TIME.format(MarketZone.at(at));
    }

    static String text(String text) {
        String safe = !text.isEmpty() && "=+-@\t\r\n|%".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        boolean plain = safe.chars().noneMatch(character -> character == '"' || character == ',' || character < ' ');
        return plain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }
}
