/// A trading day in numbers, from its records.
@NullMarked
package activetrader.session.summary;

import org.jspecify.annotations.NullMarked;
