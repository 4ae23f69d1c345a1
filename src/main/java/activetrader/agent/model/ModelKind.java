package activetrader.agent.model;

/// Where a model runs.
public enum ModelKind {
    /// The built-in rules, in this process.
    RULES,
    /// The built-in breakout of the first five minutes, in this process.
    OPENING_RANGE,
    /// A model that the user wrote in Java, in this process.
    JAVA,
    /// A language model behind an OpenAI-compatible API.
    ENDPOINT;

    private static final String JAVA_PREFIX = "java:";

    /// The kind of the model that the configuration calls `name`.
    public static ModelKind of(String name) {
        if (name.equals(ModelSettings.RULES)) {
            return RULES;
        }
        if (name.equals(ModelSettings.OPENING_RANGE)) {
            return OPENING_RANGE;
        }
        return name.startsWith(JAVA_PREFIX) ? JAVA : ENDPOINT;
    }

    /// `name` without the word for its kind.
    public static String plainName(String name) {
        return of(name) == JAVA ? name.substring(JAVA_PREFIX.length()) : name;
    }

    /// Whether it needs no network, no key and no tokens.
    public boolean isLocal() {
        return this != ENDPOINT;
    }
}
