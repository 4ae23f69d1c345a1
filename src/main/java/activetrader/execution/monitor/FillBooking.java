package activetrader.execution.monitor;

import activetrader.broker.Broker;
import activetrader.broker.BrokerException;
import activetrader.execution.account.AccountReader;
import activetrader.execution.fills.FillRecorder;
import activetrader.market.Position;
import activetrader.market.Symbol;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Books fills until the records agree with the broker's list of positions.
public final class FillBooking {
    private final FillRecorder fills;
    private final Broker broker;
    private final AccountReader reader;

    public FillBooking(FillRecorder fills, Broker broker, AccountReader reader) {
        this.fills = fills;
        this.broker = broker.forExits();
        this.reader = reader.forExits();
    }

    /// The positions to look after.
    ///
    /// @param agree whether the records agree with them
    /// @param failure why nothing could be booked; null when the broker answered
    record Booked(
            List<Position> positions,
            boolean agree,
            @Nullable BrokerException failure) {}

    /// Books what changed the positions since the last look. Where the records do not agree with `listed` then, the
    /// positions that only the records hold are read one by one: a list may be empty by mistake.
    ///
    /// @throws BrokerException when one of those cannot be read
    Booked book(List<Position> listed) {
        boolean agree = false;
        BrokerException failure = null;
        try {
            agree = fills.bookUntilAgreed(broker, listed);
        } catch (BrokerException e) {
            failure = e;
        }
        return new Booked(agree ? listed : withUnlisted(listed), agree, failure);
    }

    private List<Position> withUnlisted(List<Position> listed) {
        Set<Symbol> known = listed.stream().map(Position::symbol).collect(Collectors.toSet());
        Stream<Position> unlisted = fills.booked().lots().keySet().stream()
                .filter(symbol -> !known.contains(symbol))
                .flatMap(symbol -> reader.position(symbol).stream());
        return Stream.concat(listed.stream(), unlisted).toList();
    }
}
