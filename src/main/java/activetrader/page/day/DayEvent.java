package activetrader.page.day;

import activetrader.journal.OrderRecord;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Something that happened to the account besides orders and fills: a change of mode, a flatten, a mended fill, a
/// deposit.
///
/// @param needsALook whether a person should look at it
/// @param text in one sentence; foreign
public record DayEvent(Instant at, boolean needsALook, String text) {
    /// The events of `day`, in order.
    public static List<DayEvent> of(RecordedDay day) {
        return Stream.concat(
                        day.orders().stream().flatMap(DayEvent::of),
                        day.adjustments().stream().map(row -> new DayEvent(row.at(), true, row.text())))
                .sorted(Comparator.comparing(DayEvent::at))
                .toList();
    }

    private static Stream<DayEvent> of(OrderRecord order) {
        return switch (order) {
            case OrderRecord.ModeChanged mode ->
                Stream.of(new DayEvent(
                        mode.at(),
                        !mode.mode().equals("ACTIVE"),
                        "Trading mode " + mode.mode() + ", set by " + mode.setBy() + ": " + mode.reason()));
            case OrderRecord.FillMended mended ->
                Stream.of(new DayEvent(
                        mended.at(),
                        true,
                        mended.symbol() + " at " + mended.averagePrice() + " broke "
                                + String.join(", ", mended.breaches())
                                + (mended.done() ? " and was mended" : "; the broker did not take all of it")));
            case OrderRecord.FlattenStarted flatten ->
                Stream.of(new DayEvent(
                        flatten.at(), false, "Flatten by " + flatten.requestedBy() + ": " + flatten.reason()));
            case OrderRecord.FlattenFinished flatten ->
                Stream.of(new DayEvent(
                        flatten.at(),
                        !flatten.flat(),
                        flatten.flat()
                                ? "Flat: the broker confirms it"
                                : "NOT FLAT, still held or on order: "
                                        + String.join(
                                                ", ",
                                                flatten.remaining().stream()
                                                        .map(Object::toString)
                                                        .toList())));
            case OrderRecord.AccountClosed closed ->
                Stream.of(new DayEvent(
                        closed.at(), true, "The broker was asked to close the whole account: " + closed.reason()));
            case OrderRecord.Unknown unknown ->
                Stream.of(new DayEvent(
                        unknown.at(), true, "Order " + unknown.clientOrderId() + " in doubt: " + unknown.message()));
            case OrderRecord.Intent _,
                    OrderRecord.Accepted _,
                    OrderRecord.Rejected _,
                    OrderRecord.Absent _,
                    OrderRecord.Ended _,
                    OrderRecord.CancelRequested _,
                    OrderRecord.Denied _,
                    OrderRecord.ExitNotDone _ -> Stream.empty();
        };
    }
}
