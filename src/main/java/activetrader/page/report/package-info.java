/// Days as pages for a person.
@NullMarked
package activetrader.page.report;

import org.jspecify.annotations.NullMarked;
