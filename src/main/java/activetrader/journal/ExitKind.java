package activetrader.journal;

/// What ended a position, or a part of it.
public enum ExitKind {
    /// The stop that the entry was sent with, or one no better; also the market order that takes its place where no
    /// stop is possible.
    STOP,
    /// The target.
    TARGET,
    /// A stop that had been moved to the entry price.
    BREAKEVEN,
    /// A stop that had been moved towards the market, to any other price.
    TRAIL,
    /// The part that is sold by rule at a gain.
    SCALE_OUT,
    /// Another rule of the program: a limit broken at the fill, an exit of the rules model.
    RULE,
    /// The model's own exit.
    MODEL,
    /// The time stop: the position did not move in time.
    TIME,
    /// A flatten, such as at the end of the day.
    FLATTEN,
    /// The flatten of the operator's `panic`.
    PANIC,
    /// An order that was not made here.
    EXTERNAL
}
