/// HTML in which foreign text stays text, and pages that need nothing besides themselves.
@NullMarked
package activetrader.page.html;

import org.jspecify.annotations.NullMarked;
