/// What is wrong with an installation, and how to mend it.
@NullMarked
package activetrader.app.doctor;

import org.jspecify.annotations.NullMarked;
