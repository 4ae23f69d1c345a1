package activetrader.app.sweep.engine;

/// What plays the pieces of a sweep.
public enum EngineKind {
    /// The threads of this process.
    THREADS,
    /// A Spark cluster.
    SPARK
}
