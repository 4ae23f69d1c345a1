package activetrader.simulator.faults;

import activetrader.http.WebRequest;
import activetrader.http.WebResponse;

/// Decides what goes wrong with each HTTP call; asked from many threads.
public interface Faults {
    /// Asked before the call has any effect: a drop or an answer from here keeps the call from happening.
    default Fault before(WebRequest request) {
        return new Fault.None();
    }

    /// Asked when the call has had its effect: a drop from here loses the answer to an accepted order.
    default Fault after(WebRequest request, WebResponse response) {
        return new Fault.None();
    }

    static Faults none() {
        return new Faults() {};
    }
}
