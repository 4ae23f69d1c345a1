/// What a sweep plays: its pieces and shards, and the files that hold their rows.
@NullMarked
package activetrader.app.sweep.part;

import org.jspecify.annotations.NullMarked;
