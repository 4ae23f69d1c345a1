/// One cycle of the language-model agent: facts in, tool calls out, bounded and recorded.
@NullMarked
package activetrader.agent;

import org.jspecify.annotations.NullMarked;
