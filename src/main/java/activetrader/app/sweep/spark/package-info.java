/// A sweep on a Spark cluster. Nothing else knows of Spark, and nothing here is loaded unless it is asked for.
@NullMarked
package activetrader.app.sweep.spark;

import org.jspecify.annotations.NullMarked;
