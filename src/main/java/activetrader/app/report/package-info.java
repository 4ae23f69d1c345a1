/// Trading days as pages in one file.
@NullMarked
package activetrader.app.report;

import org.jspecify.annotations.NullMarked;
