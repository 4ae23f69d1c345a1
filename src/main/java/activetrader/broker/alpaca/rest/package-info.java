/// HTTP calls to Alpaca: the rate limit, retries of reads, and errors by what to do next.
@NullMarked
package activetrader.broker.alpaca.rest;

import org.jspecify.annotations.NullMarked;
