package activetrader.agent.rules;

import activetrader.agent.facts.FactPage.Row;
import java.math.BigDecimal;

/// One row of the scan. A missing number fails every test that needs it.
record Signal(Row row) {
    String symbol() {
        return row.text("symbol");
    }

    BigDecimal price() {
        return row.number("price").orElse(BigDecimal.ZERO);
    }

    boolean says(String overall) {
        return row.text("overall").equals(overall);
    }

    boolean knows(String name) {
        return row.number(name).isPresent();
    }

    boolean atLeast(String name, BigDecimal least) {
        return row.number(name).filter(value -> value.compareTo(least) >= 0).isPresent();
    }

    boolean atMost(String name, BigDecimal most) {
        return row.number(name).filter(value -> value.compareTo(most) <= 0).isPresent();
    }

    boolean below(String name, String limit) {
        return row.number(name)
                .filter(value -> value.compareTo(new BigDecimal(limit)) < 0)
                .isPresent();
    }

    boolean priceAbove(String name) {
        return row.number(name).filter(value -> price().compareTo(value) > 0).isPresent();
    }

    boolean priceBelow(String name) {
        return row.number(name).filter(value -> price().compareTo(value) < 0).isPresent();
    }

    BigDecimal number(String name) {
        return row.number(name).orElse(BigDecimal.ZERO);
    }
}
