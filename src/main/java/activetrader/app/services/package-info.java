/// The processes of an installation, each wired from its parts.
@NullMarked
package activetrader.app.services;

import org.jspecify.annotations.NullMarked;
