package activetrader.app.sweep.engine;

import activetrader.config.ConfigException;
import org.jspecify.annotations.Nullable;

/// Whether Spark runs this program. Spark is no part of the JAR.
public final class SparkPresence {
    private static final String SUBMIT = "org.apache.spark.deploy.SparkSubmit";
    private static final String HOW = "run: spark-submit --master URL active-trader.jar sweep FILE --engine spark ...";

    private SparkPresence() {}

    /// @param loader knows Spark's classes when Spark runs this program
    /// @param master the cluster that `spark-submit` was given, or null
    /// @throws ConfigException when Spark's classes or its master are missing
    public static void require(ClassLoader loader, @Nullable String master) {
        try {
            Class.forName(SUBMIT, false, loader);
        } catch (ClassNotFoundException e) {
            throw new ConfigException("--engine spark needs Spark 4.2, which starts the program; " + HOW);
        }
        if (master == null) {
            throw new ConfigException("--engine spark needs the address of a cluster; " + HOW);
        }
    }
}
