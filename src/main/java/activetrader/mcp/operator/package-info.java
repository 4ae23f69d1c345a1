/// The operator endpoint of alpaca-trade: a person's stops over plain HTTP, with a token of their own.
@NullMarked
package activetrader.mcp.operator;

import org.jspecify.annotations.NullMarked;
