package activetrader.broker.alpaca.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import activetrader.broker.RejectReason;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RejectReasonsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        422 | client_order_id must be unique                                             | DUPLICATE_CLIENT_ORDER_ID
        403 | insufficient buying power                                                  | INSUFFICIENT_BUYING_POWER
        403 | insufficient qty available for order (requested: 7, available: 4)          | INSUFFICIENT_QUANTITY
        403 | potential wash trade detected. use complex orders                          | WASH_TRADE
        422 | potential wash trade detected. use complex orders                          | WASH_TRADE
        403 | cannot open a long buy while a short sell order is open                    | WASH_TRADE
        403 | cannot open a short sell while a long buy order is open                    | WASH_TRADE
        422 | order is already in "filled" state                                         | ALREADY_FINAL
        422 | order is already in "canceled" state                                       | ALREADY_FINAL
        422 | order is already in "pending_cancel" state                                 | WRONG_STATE
        422 | order pending cancel                                                       | WRONG_STATE
        422 | cannot replace order in accepted status                                    | WRONG_STATE
        422 | unable to replace order in current state                                   | WRONG_STATE
        404 | order not found for 7a0f                                                   | NOT_FOUND
        404 | position does not exist                                                    | NOT_FOUND
        404 | words nobody has seen yet                                                  | NOT_FOUND
        422 | asset "QQQQQ" not found                                                    | NOT_FOUND
        422 | invalid limit_price 17.123. sub-penny increment does not fulfill           | SUB_PENNY
        422 | invalid take_profit.limit_price 17.123. sub-penny increment                | SUB_PENNY
        422 | stop price must be less than current price                                 | WRONG_SIDE_PRICE
        422 | stop price must be greater than current price                              | WRONG_SIDE_PRICE
        422 | stop_loss.stop_price must be <= base_price - 0.01                          | WRONG_SIDE_PRICE
        422 | take_profit.limit_price must be >= base_price + 0.01                       | WRONG_SIDE_PRICE
        422 | asset "XYZ" is not tradable                                                | NOT_TRADABLE
        422 | asset "XYZ" cannot be sold short                                           | NOT_SHORTABLE
        422 | fractional orders cannot be sold short                                     | NOT_SHORTABLE
        403 | account is not allowed to short                                            | NOT_SHORTABLE
        403 | asset "XYZ" is not fractionable                                            | NOT_FRACTIONABLE
        422 | fractional orders must be DAY orders                                       | NOT_FRACTIONABLE
        403 | account is not authorized to trade                                         | ACCOUNT_BLOCKED
        403 | account is restricted to liquidation only                                  | ACCOUNT_BLOCKED
        403 | trade denied due to pattern day trading protection                         | ACCOUNT_BLOCKED
        422 | bracket orders require take_profit.limit_price                             | OTHER
        422 | limit price must be > 0                                                    | OTHER
        400 | request body format is invalid                                             | OTHER
        """)
    void of_classifiesByTheStablePartOfTheMessage(int status, String message, RejectReason expected) {
        assertEquals(expected, RejectReasons.of(status, message));
    }
}
