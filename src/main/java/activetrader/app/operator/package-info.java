/// The operator's stops, which need no service: flatten, panic, resume.
@NullMarked
package activetrader.app.operator;

import org.jspecify.annotations.NullMarked;
