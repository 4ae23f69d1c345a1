/// What a sweep came to: the table of its rows, what they prove, and the files and lines that say so.
@NullMarked
package activetrader.app.sweep.result;

import org.jspecify.annotations.NullMarked;
