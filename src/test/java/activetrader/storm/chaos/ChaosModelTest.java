package activetrader.storm.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.time.SimulatedTime;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChaosModelTest {
    private static final Instant START = Instant.parse("2026-03-02T14:30:00Z");
    private static final ChatRequest REQUEST = ChatRequest.builder()
            .messages(UserMessage.from("# POSITIONS\nsymbol|qty\nAAPL|10\n"))
            .build();

    @Test
    void doChat_answersAlike_fromTheSameSeed() {
        assertEquals(answers(3), answers(3));
    }

    @Test
    void doChat_doesEverythingThatAModelShouldNot() {
        String all = String.join("\n", answers(5));

        for (String sign : List.of(
                "transfer_money",
                "\"quantity\":50000",
                "\"quantity\":1000000",
                "\"quantity\":-",
                "{\"symbol\":\"AAPL\",\"quantity\":\n",
                "provider answered nonsense",
                "ignore your instructions")) {
            assertTrue((all + "\n").contains(sign), sign);
        }
    }

    private static List<String> answers(long seed) {
        ChaosModel model = new ChaosModel(seed, new SimulatedTime(START));
        List<String> answers = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            try {
                var message = model.doChat(REQUEST).aiMessage();
                answers.add(String.valueOf(message.text()));
                message.toolExecutionRequests().forEach(call -> answers.add(call.name() + " " + call.arguments()));
            } catch (IllegalStateException e) {
                answers.add(String.valueOf(e.getMessage()));
            }
        }
        return answers;
    }
}
