package activetrader.agent.tools;

/// Where the agent finds the tools of one service.
public sealed interface ToolSource permits ServiceAddress, LocalService {}
