package activetrader.history.check;

import activetrader.history.HistoryFolder;
import activetrader.history.PackedBars;
import activetrader.history.Resolution;
import activetrader.history.SeriesKey;
import activetrader.history.SplitFactors;
import activetrader.history.StoredBars;
import activetrader.history.check.HistoryFinding.Kind;
import activetrader.market.calendar.TradingCalendar;
import activetrader.market.calendar.TradingDay;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Looks through one series, file by file.
public final class SeriesCheck {
    private final TradingCalendar calendar;
    private final SeriesKey key;
    private final SplitFactors splits;
    private final List<HistoryFinding> findings = new ArrayList<>();
    private final SortedSet<LocalDate> covered = new TreeSet<>();
    private @Nullable Session before;
    private long sharesTraded;
    private int barsWithoutVolume;

    private SeriesCheck(TradingCalendar calendar, SeriesKey key, SplitFactors splits) {
        this.calendar = calendar;
        this.key = key;
        this.splits = splits;
    }

    /// What is wrong with the series `key`, oldest first.
    ///
    /// @throws activetrader.history.HistoryException when a file of it cannot be read
    public static List<HistoryFinding> of(HistoryFolder folder, TradingCalendar calendar, SeriesKey key) {
        SeriesCheck check =
                new SeriesCheck(calendar, key, new SplitFactors(folder.events().read()));
        for (LocalDate first : folder.periods(key).keySet()) {
            folder.read(key, first).ifPresent(check::add);
        }
        check.finish();
        return check.findings.stream()
                .sorted(Comparator.comparing(HistoryFinding::date))
                .toList();
    }

    private void add(StoredBars content) {
        covered.addAll(content.sessions());
        SortedSet<LocalDate> silent = new TreeSet<>(content.sessions());
        for (Session session : Session.of(content.bars())) {
            silent.remove(session.date());
            check(session);
            before = session;
        }
        silent.forEach(date -> found(date, Kind.EMPTY_SESSION, "covered, and nothing traded"));
    }

    private void check(Session session) {
        Optional<TradingDay> day = calendar.on(session.date());
        if (day.isEmpty()) {
            found(session.date(), Kind.WRONG_LENGTH, session.size() + " bars on a day without a session");
            return;
        }
        if (key.resolution() == Resolution.MINUTES) {
            MinuteRules.check(session, day.get(), (kind, text) -> found(session.date(), kind, text));
        }
        checkVolume(session);
        checkJump(session);
    }

    private void checkVolume(Session session) {
        int none = 0;
        for (int index = session.from(); index < session.until(); index++) {
            none += session.bars().volume(index) == 0 ? 1 : 0;
            sharesTraded += session.bars().volume(index);
        }
        barsWithoutVolume += none;
        if (none > 0 && none < session.size()) {
            found(session.date(), Kind.ZERO_VOLUME, none + " of " + session.size() + " bars have a volume of 0");
        } else if (none > 0) {
            found(session.date(), Kind.ZERO_VOLUME, "no bar has a volume above 0");
        }
    }

    private void checkJump(Session session) {
        if (before != null && !isSplit(before.date(), session.date())) {
            LocalDate last = before.date();
            long close = before.lastClose();
            long open = session.firstOpen();
            SplitRatio.between(close, open)
                    .ifPresent(ratio -> found(
                            session.date(),
                            Kind.SPLIT_LIKE_JUMP,
                            "from " + PackedBars.price(close) + " on " + last + " to " + PackedBars.price(open)
                                    + ", like a " + ratio));
        }
    }

    private boolean isSplit(LocalDate earlier, LocalDate later) {
        return splits.factor(key.symbol(), earlier, later).compareTo(BigDecimal.ONE) != 0;
    }

    private void finish() {
        if (covered.isEmpty()) {
            return;
        }
        covered.first()
                .datesUntil(covered.last())
                .filter(date -> !covered.contains(date) && calendar.on(date).isPresent())
                .forEach(date -> found(date, Kind.MISSING_SESSION, "the exchange was open, and there are no bars"));
        if (sharesTraded == 0 && barsWithoutVolume > 0) {
            findings.removeIf(finding -> finding.kind() == Kind.ZERO_VOLUME);
            found(covered.first(), Kind.ZERO_VOLUME, "no bar has a volume above 0, as of an index");
        }
    }

    private void found(LocalDate date, Kind kind, String text) {
        findings.add(new HistoryFinding(key, date, kind, text));
    }
}
