/// The live page: a trading day in a browser, kept up to date while it is open.
@NullMarked
package activetrader.app.page;

import org.jspecify.annotations.NullMarked;
