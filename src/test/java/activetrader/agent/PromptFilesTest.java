package activetrader.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The prompts that the program comes with.
class PromptFilesTest {
    private static final Pattern TOOL_LIKE = Pattern.compile("\\b(?:get|scan|place|cancel|close|move)_[a-z_]+\\b");

    private final SystemPrompt prompt =
            SystemPrompt.read(Path.of("prompts/agent_prompt.md"), Path.of("prompts/technical_analysis_guide.md"));

    @Test
    void prompts_nameOnlyToolsThatAreAllowed() {
        TreeSet<String> named = new TreeSet<>();
        TOOL_LIKE.matcher(prompt.text()).results().forEach(match -> named.add(match.group()));

        named.removeAll(AgentSettings.DEFAULT_TOOLS);

        assertEquals(new TreeSet<>(), named);
    }

    @Test
    void prompts_sayHowToFinish_andStaySmall() {
        assertTrue(prompt.text().contains(TradingAgent.FINISH_SIGNAL));
        assertTrue(
                prompt.text().length() < 8_000, "characters: " + prompt.text().length());
    }
}
