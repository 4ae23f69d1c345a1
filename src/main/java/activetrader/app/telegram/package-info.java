/// Telegram's Bot API, and alerts that go to its chats.
@NullMarked
package activetrader.app.telegram;

import org.jspecify.annotations.NullMarked;
