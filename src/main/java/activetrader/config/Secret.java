package activetrader.config;

/// A value that must never be shown. Only [#reveal] gives it away; nothing that prints does.
public record Secret(String value) {
    public Secret {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a secret must not be blank");
        }
    }

    /// The value itself, for the one place that sends it.
    public String reveal() {
        return value;
    }

    @Override
    public String toString() {
        return "***";
    }
}
