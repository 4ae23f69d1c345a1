/// A trading day as one picture for a chat.
@NullMarked
package activetrader.page.picture;

import org.jspecify.annotations.NullMarked;
