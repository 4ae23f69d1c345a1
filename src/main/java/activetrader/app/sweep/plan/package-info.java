/// What a sweep tries: the file, the trials that follow from it, and the settings of each.
@NullMarked
package activetrader.app.sweep.plan;

import org.jspecify.annotations.NullMarked;
