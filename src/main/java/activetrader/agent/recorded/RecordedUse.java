package activetrader.agent.recorded;

/// A call of a tool that was carried out, in a decision log.
///
/// @param result as the model read it
public record RecordedUse(String tool, String arguments, String result) {}
