/// Finds what is wrong with an installation, and says how to mend it.
@NullMarked
package activetrader.app.doctor;

import org.jspecify.annotations.NullMarked;
