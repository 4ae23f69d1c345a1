package activetrader.risk;

/// Thrown where a rule reaches for an input that is not there or too old; it never leaves the package.
///
/// Every rule gets its inputs through accessors that throw this, so that a rule cannot pass for want of data.
final class MissingInput extends RuntimeException {
    static final String MISSING = "DATA_MISSING";
    static final String STALE = "DATA_STALE";

    private final Finding finding;

    private MissingInput(Finding finding) {
        super(finding.message(), null, false, false);
        this.finding = finding;
    }

    static MissingInput of(String what) {
        return new MissingInput(new Finding(MISSING, what + " is not known: try again later", "unknown", "known"));
    }

    Finding finding() {
        return finding;
    }
}
