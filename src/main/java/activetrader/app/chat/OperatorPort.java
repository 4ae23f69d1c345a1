package activetrader.app.chat;

import activetrader.execution.mode.ModeState;
import activetrader.execution.operator.OperatorControl;
import activetrader.execution.operator.OperatorRequest;
import activetrader.execution.operator.OperatorResult;

/// A person's stops, as far as a chat needs them.
interface OperatorPort {
    OperatorResult execute(OperatorRequest request);

    /// The mode that holds now.
    ModeState mode();

    static OperatorPort of(OperatorControl control) {
        return new OperatorPort() {
            @Override
            public OperatorResult execute(OperatorRequest request) {
                return control.execute(request);
            }

            @Override
            public ModeState mode() {
                return control.mode();
            }
        };
    }
}
