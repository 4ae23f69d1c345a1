package activetrader.history.csv;

import activetrader.market.Symbol;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The symbol in the name of a file: `AAPL.csv`, `aapl_1min.csv`, `AAPL_2024-03-05.csv`, `BATS_AAPL, 1.csv`.
final class FileSymbol {
    private static final Pattern NAME = Pattern.compile(
            "(?:(?:NASDAQ|NYSE|AMEX|ARCA|BATS|NYSEARCA)[_ ])?([A-Za-z]{1,6}(?:\\.[A-Za-z]{1,2})?)(?:[_ ,-].*)?\\.(?:csv|txt)",
            Pattern.CASE_INSENSITIVE);

    private FileSymbol() {}

    static Optional<Symbol> of(String fileName) {
        Matcher name = NAME.matcher(fileName);
        return name.matches() ? Optional.of(Symbol.of(name.group(1).toUpperCase(Locale.ROOT))) : Optional.empty();
    }
}
