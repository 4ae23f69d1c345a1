package activetrader.mcp.operator;

import activetrader.config.Secret;
import activetrader.execution.operator.OperatorControl;
import activetrader.mcp.PlainEndpoint;
import activetrader.time.TimeSource;

/// Makes the operator endpoint, `/operator/…`.
public final class OperatorEndpoint {
    /// What its addresses begin with.
    public static final String PREFIX = "/operator/";

    private OperatorEndpoint() {}

    /// @param token the operator's; no other token opens it
    public static PlainEndpoint of(OperatorControl control, Secret token, TimeSource time) {
        return new PlainEndpoint(PREFIX, new OperatorServlet(control, new TokenCheck(token, time), time));
    }
}
