package activetrader.broker.alpaca.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TargetTest {
    @Test
    void with_encodesAndLeavesOutNull() {
        Target target = Target.of("/v2/orders", "a/b c")
                .with("symbols", "A,B")
                .with("none", null)
                .with("n", 5);

        assertEquals("/v2/orders/a%2Fb%20c?symbols=A%2CB&n=5", target.text());
    }
}
