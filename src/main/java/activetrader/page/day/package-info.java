/// A trading day put together from its records, for pages.
@NullMarked
package activetrader.page.day;

import org.jspecify.annotations.NullMarked;
