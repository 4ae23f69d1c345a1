package activetrader.market.fees;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/// The rates in force on a date. The table with its sources, and which of them were checked, is in
/// `docs/reference/costs.md`.
///
/// @param sec part of the dollars sold
/// @param taf dollars per share sold
/// @param tafCap the most of it for one trade, in dollars
/// @param cat dollars per share bought or sold
record FeeRates(BigDecimal sec, BigDecimal taf, BigDecimal tafCap, BigDecimal cat) {
    private static final List<Dated> SEC = List.of(
            dated("2018-05-22", "0.0000130"),
            dated("2019-04-16", "0.0000207"),
            dated("2020-02-18", "0.0000221"),
            dated("2021-02-25", "0.0000051"),
            dated("2022-05-14", "0.0000229"),
            dated("2023-02-27", "0.0000080"),
            dated("2024-05-22", "0.0000278"),
            dated("2025-05-14", "0"),
            dated("2026-04-04", "0.0000206"));
    private static final List<Dated> TAF = List.of(
            dated("2012-07-01", "0.000119"),
            dated("2022-01-01", "0.000130"),
            dated("2023-01-01", "0.000145"),
            dated("2024-01-01", "0.000166"),
            dated("2026-01-01", "0.000195"));
    private static final List<Dated> TAF_CAP = List.of(
            dated("2012-07-01", "5.95"),
            dated("2022-01-01", "6.49"),
            dated("2023-01-01", "7.27"),
            dated("2024-01-01", "8.30"),
            dated("2026-01-01", "9.79"));
    private static final List<Dated> CAT = List.of(
            dated("2012-07-01", "0"),
            dated("2024-09-01", "0.000035"),
            dated("2024-10-01", "0.000048"),
            dated("2025-07-01", "0.0000265"),
            dated("2026-05-01", "0.000003"));

    /// A rate from a date on.
    private record Dated(LocalDate from, BigDecimal rate) {}

    private static Dated dated(String from, String rate) {
        return new Dated(LocalDate.parse(from), new BigDecimal(rate));
    }

    /// On a New York trade date. Before the first date of a rate, that first rate.
    static FeeRates on(LocalDate date) {
        return new FeeRates(at(SEC, date), at(TAF, date), at(TAF_CAP, date), at(CAT, date));
    }

    private static BigDecimal at(List<Dated> rates, LocalDate date) {
        return rates.stream()
                .filter(rate -> !rate.from().isAfter(date))
                .reduce((_, later) -> later)
                .orElse(rates.getFirst())
                .rate();
    }
}
