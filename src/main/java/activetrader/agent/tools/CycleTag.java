package activetrader.agent.tools;

import dev.langchain4j.invocation.InvocationContext;
import dev.langchain4j.invocation.InvocationParameters;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Carries the tag of the running cycle to the services, in the `_meta` of each tool call.
public final class CycleTag {
    private static final String META_KEY = "active-trader/cycle";

    private CycleTag() {}

    /// The parameters of a model run that belongs to the cycle `tag`.
    public static InvocationParameters parameters(String tag) {
        return InvocationParameters.from(META_KEY, tag);
    }

    /// The context of a direct call for the cycle `tag`, or for none when it is null.
    static InvocationContext context(@Nullable String tag) {
        InvocationParameters parameters = tag == null ? new InvocationParameters() : parameters(tag);
        return InvocationContext.builder().invocationParameters(parameters).build();
    }

    static Map<String, Object> metaOf(@Nullable InvocationContext context) {
        InvocationParameters parameters = context == null ? null : context.invocationParameters();
        return parameters == null || !parameters.containsKey(META_KEY)
                ? Map.of()
                : Map.of(META_KEY, parameters.<String>get(META_KEY));
    }
}
