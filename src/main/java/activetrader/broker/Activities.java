package activetrader.broker;

import activetrader.market.Fill;
import java.util.List;

/// What happened in the account, oldest first in each list.
///
/// @param fills executions of stock orders
/// @param others everything else that changed cash or shares
public record Activities(List<Fill> fills, List<AccountActivity> others) {
    public Activities {
        fills = List.copyOf(fills);
        others = List.copyOf(others);
    }
}
