package activetrader.simulator.faults;

import activetrader.http.WebRequest;
import activetrader.http.WebResponse;

/// Decides what goes wrong with each HTTP call and each message of a stream; asked from many threads.
public interface Faults {
    /// Asked before the call has any effect: a drop or an answer from here keeps the call from happening.
    default Fault before(WebRequest request) {
        return new Fault.None();
    }

    /// Asked when the call has had its effect: a drop from here loses the answer to an accepted order.
    default Fault after(WebRequest request, WebResponse response) {
        return new Fault.None();
    }

    /// Asked before a message goes out on a stream. The exchange may be locked: decide at once.
    ///
    /// @param path of the stream, such as `/stream`
    /// @param message in JSON
    default StreamFate onStream(String path, String message) {
        return new StreamFate.Deliver();
    }

    /// Whether nothing ever goes wrong.
    default boolean isNone() {
        return false;
    }

    /// What `first` leaves alone goes wrong as `second` decides.
    static Faults either(Faults first, Faults second) {
        return new Faults() {
            @Override
            public Fault before(WebRequest request) {
                Fault fault = first.before(request);
                return fault instanceof Fault.None ? second.before(request) : fault;
            }

            @Override
            public Fault after(WebRequest request, WebResponse response) {
                Fault fault = first.after(request, response);
                return fault instanceof Fault.None ? second.after(request, response) : fault;
            }

            @Override
            public StreamFate onStream(String path, String message) {
                StreamFate fate = first.onStream(path, message);
                return fate instanceof StreamFate.Deliver ? second.onStream(path, message) : fate;
            }
        };
    }

    static Faults none() {
        return new Faults() {
            @Override
            public boolean isNone() {
                return true;
            }
        };
    }
}
