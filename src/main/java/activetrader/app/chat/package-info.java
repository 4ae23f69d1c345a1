/// A person's commands from a chat to alpaca-trade.
@NullMarked
package activetrader.app.chat;

import org.jspecify.annotations.NullMarked;
