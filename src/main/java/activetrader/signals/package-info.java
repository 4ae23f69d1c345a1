/// Computes from indicators one documented score between −100 (sell) and +100 (buy).
@NullMarked
package activetrader.signals;

import org.jspecify.annotations.NullMarked;
