/// Reads configuration and environment into typed values and reports every mistake at once.
@NullMarked
package activetrader.config;

import org.jspecify.annotations.NullMarked;
