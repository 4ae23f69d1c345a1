package activetrader.agent;

import activetrader.agent.ScriptedOpenAiServer.Reply;
import activetrader.agent.ScriptedOpenAiServer.Script;
import activetrader.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What chat servers do wrong, and what a cycle makes of it. The account holds AAPL; `buy` is for MSFT.
///
/// The table in `docs/reference/models.md` has the same rows.
@SuppressWarnings("ImmutableEnumChecker")
enum Misbehaviour {
    CUT_OFF_TEXT("text, finish_reason length", "incomplete", "none", 2, always(text("length", "I think that"))),
    CUT_OFF_TEXT_ONCE("the same, then a whole answer", "completed", "none", 2, once(text("length", "I think that"))),
    CUT_OFF_EXIT("close_position, length", "incomplete", "close AAPL", 2, always(calls("length", close()))),
    CUT_OFF_EXIT_ONCE("the same, then a whole answer", "completed", "close AAPL", 2, once(calls("length", close()))),
    CUT_OFF_ENTRY("buy, length", "incomplete", "none", 2, always(calls("length", buy()))),
    CUT_OFF_ENTRY_ONCE("the same, then a whole answer", "completed", "none", 2, once(calls("length", buy()))),
    CUT_OFF_BOTH(
            "buy and close_position, length", "incomplete", "close AAPL", 2, always(calls("length", buy(), close()))),
    CUT_OFF_ARGUMENTS(
            "close_position with half of its arguments, length",
            "incomplete",
            "none",
            2,
            always(calls("length", call("c1", "close_position", "{\"symbol\":\"AA")))),
    CUT_OFF_OTHER_EXIT(
            "close_position of a symbol that is not held, length",
            "incomplete",
            "none",
            2,
            always(calls("length", call("c1", "close_position", "{\"symbol\":\"TSLA\"}")))),
    CUT_OFF_OVERSELL(
            "sell of more than is held, length",
            "incomplete",
            "none",
            2,
            always(calls("length", call("c1", "sell", "{\"symbol\":\"AAPL\",\"quantity\":500}")))),
    NO_REASON_TEXT("text, finish_reason null", "incomplete", "none", 2, always(text(null, "Holding."))),
    NO_REASON_EXIT("close_position, null", "incomplete", "close AAPL", 2, always(calls(null, close()))),
    NO_REASON_ENTRY("buy, null", "incomplete", "none", 2, always(calls(null, buy()))),
    EOS_TEXT("text, finish_reason eos", "incomplete", "none", 2, always(text("eos", "Holding."))),
    EOS_EXIT("close_position, eos", "incomplete", "close AAPL", 2, always(calls("eos", close()))),
    EOS_ENTRY("buy, eos", "incomplete", "none", 2, always(calls("eos", buy()))),
    FILTERED_TEXT("text, content_filter", "incomplete", "none", 2, always(text("content_filter", ""))),
    FILTERED_EXIT(
            "close_position, content_filter", "incomplete", "close AAPL", 2, always(calls("content_filter", close()))),
    NO_RESOURCES(
            "buy, insufficient_system_resource",
            "incomplete",
            "none",
            2,
            always(calls("insufficient_system_resource", buy()))),
    REFUSAL(
            "content null, refusal with words",
            "incomplete",
            "none",
            2,
            always(message("stop", "\"content\":null,\"refusal\":\"I cannot help with that.\""))),
    EMPTY_CONTENT("content empty, stop", "incomplete", "none", 2, always(text("stop", ""))),
    BLANK_CONTENT("content of blanks, stop", "incomplete", "none", 2, always(text("stop", " \\n "))),
    NULL_CONTENT("content null, stop", "incomplete", "none", 2, always(message("stop", "\"content\":null"))),
    NO_CONTENT("no content, stop", "incomplete", "none", 2, always(message("stop", "\"role\":\"assistant\""))),
    EMPTY_ONCE("content empty, then a whole answer", "completed", "none", 2, once(text("stop", ""))),
    NO_CHOICES("an empty list of choices", "incomplete", "none", 2, always(Reply.of(200, "{\"choices\":[]}"))),
    NO_MESSAGE(
            "a choice without a message",
            "incomplete",
            "none",
            2,
            always(Reply.of(200, "{\"choices\":[{\"finish_reason\":\"stop\"}]}"))),
    LEAKED_DEEPSEEK(
            "buy in the text, between DeepSeek's own marks",
            "incomplete",
            "none",
            2,
            always(text("stop", "<｜tool▁calls▁begin｜><｜tool▁call▁begin｜>function<｜tool▁sep｜>buy"))),
    LEAKED_HERMES(
            "close_position in the text, in tool_call tags",
            "incomplete",
            "none",
            2,
            always(text("stop", "<tool_call>{\\\"name\\\":\\\"close_position\\\"}</tool_call>"))),
    LEAKED_MISTRAL(
            "buy in the text after [TOOL_CALLS]", "incomplete", "none", 2, always(text("stop", "[TOOL_CALLS] [buy]"))),
    LEAKED_LLAMA(
            "buy in the text after a python_tag", "incomplete", "none", 2, always(text("stop", "<|python_tag|>buy()"))),
    LEAKED_FUNCTION(
            "buy in the text, in a function tag",
            "incomplete",
            "none",
            2,
            always(text("stop", "<function=buy>{}</function>"))),
    LEAKED_JSON(
            "buy in the text, as JSON",
            "incomplete",
            "none",
            2,
            always(text("stop", "```json {\\\"name\\\": \\\"buy\\\", \\\"arguments\\\": {}} ```"))),
    LEAKED_THEN_CALLED(
            "close_position in the text, then as a call",
            "completed",
            "close AAPL",
            3,
            (n, _) -> n == 0
                    ? text("stop", "<tool_call>close</tool_call>")
                    : n == 1 ? calls("tool_calls", close()) : done()),
    LEAKED_BESIDE_CALLS(
            "buy as a call, and a call in the text",
            "incomplete",
            "none",
            2,
            always(message("tool_calls", "\"content\":\"<tool_call>\",\"tool_calls\":[" + buy() + "]"))),
    ARGUMENTS_AS_OBJECT(
            "arguments as an object",
            "completed",
            "close AAPL",
            2,
            once(calls(
                    "tool_calls",
                    "{\"id\":\"c\",\"function\":{\"name\":\"close_position\",\"arguments\":{\"symbol\":\"AAPL\"}}}"))),
    CONTENT_AS_PARTS(
            "content as a list of parts",
            "completed",
            "none",
            1,
            always(message("stop", "\"content\":[{\"type\":\"text\",\"text\":\"Holding. <FINISH_SIGNAL>\"}]"))),
    GZIP("packed with gzip", "completed", "none", 1, always(done().with("Content-Encoding", "gzip"))),
    STREAMED(
            "streams text without a request to stream",
            "completed",
            "none",
            1,
            always(stream(
                    "{\"delta\":{\"content\":\"Hold\"}}",
                    "{\"delta\":{\"content\":\"ing.\"},\"finish_reason\":\"stop\"}"))),
    STREAMED_EXIT(
            "streams close_position in pieces",
            "completed",
            "close AAPL",
            2,
            once(stream(
                    "{\"delta\":{\"tool_calls\":[{\"index\":0,\"id\":\"c\",\"function\":{\"name\":\"close_position\",\"arguments\":\"{\\\"symbol\\\":\"}}]}}",
                    "{\"delta\":{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"\\\"AAPL\\\"}\"}}]}}",
                    "{\"delta\":{},\"finish_reason\":\"tool_calls\"}"))),
    STREAM_BROKEN_OFF(
            "streams buy and breaks off",
            "incomplete",
            "none",
            2,
            always(
                    stream(
                            "{\"delta\":{\"tool_calls\":[{\"index\":0,\"id\":\"c\",\"function\":{\"name\":\"buy\",\"arguments\":\"{\\\"symbol\\\":\\\"MSFT\\\"}\"}}]}}"))),
    NO_USAGE(
            "no usage: estimated",
            "completed",
            "none",
            1,
            always(Reply.of(200, body("\"stop\"", "\"content\":\"Holding.\"", "")))),
    NEGATIVE_USAGE(
            "usage below zero: estimated",
            "completed",
            "none",
            1,
            always(Reply.of(
                    200,
                    body(
                            "\"stop\"",
                            "\"content\":\"Holding.\"",
                            ",\"usage\":{\"prompt_tokens\":-9,\"completion_tokens\":-9}")))),
    NO_CALL_ID(
            "a call without an id",
            "completed",
            "close AAPL",
            2,
            once(calls(
                    "tool_calls",
                    "{\"function\":{\"name\":\"close_position\",\"arguments\":\"{\\\"symbol\\\":\\\"AAPL\\\"}\"}}"))),
    SAME_CALL_IDS(
            "two calls with one id",
            "completed",
            "buy MSFT, close AAPL",
            2,
            once(calls(
                    "tool_calls",
                    call("c1", "buy", "{\"symbol\":\"MSFT\",\"quantity\":1}"),
                    call("c1", "close_position", "{\"symbol\":\"AAPL\"}")))),
    FUNCTION_CALL(
            "the older function_call",
            "completed",
            "close AAPL",
            2,
            once(
                    message(
                            "function_call",
                            "\"content\":null,\"function_call\":{\"name\":\"close_position\",\"arguments\":\"{\\\"symbol\\\":\\\"AAPL\\\"}\"}"))),
    UPPER_CASE_REASON("finish_reason STOP", "completed", "none", 1, always(text("STOP", "Holding."))),
    THOUGHTS_IN_TEXT(
            "reasoning in think tags before the words",
            "completed",
            "none",
            1,
            always(text("stop", "<think>Buy? <FINISH_SIGNAL></think>Holding."))),
    ENDLESS_THOUGHTS(
            "reasoning that never ends, stop", "incomplete", "none", 2, always(text("stop", "<think>Buy? Or"))),
    BYTE_ORDER_MARK(
            "a byte-order mark before the JSON",
            "completed",
            "none",
            1,
            always(Reply.of(200, "\uFEFF" + done().body()))),
    SIGNAL_BESIDE_A_CALL(
            "a whole answer with buy and the finish signal",
            "completed",
            "buy MSFT",
            1,
            always(message("tool_calls", "\"content\":\"<FINISH_SIGNAL>\",\"tool_calls\":[" + buy() + "]"))),
    BROKEN_ARGUMENTS(
            "whole answer, broken arguments, then words",
            "completed",
            "none",
            2,
            once(calls("tool_calls", call("c1", "buy", "{\"symbol\": \"MSFT\", ")))),
    UNKNOWN_TOOL(
            "calls a tool that does not exist, without end",
            "stopped",
            "none",
            3,
            always(calls("tool_calls", call("c1", "transfer_money", "{}")))),
    SAME_CALL("makes the same call, without end", "stopped", "close AAPL", 3, always(calls("tool_calls", close()))),
    HTML("a web page under status 200", "failed", "none", 4, always(Reply.of(200, "<html>maintenance</html>"))),
    HALF_A_BODY("half of a JSON body", "failed", "none", 4, always(Reply.of(200, "{\"choices\":[{\"mess"))),
    ERROR_UNDER_200(
            "an error under status 200",
            "failed",
            "none",
            4,
            always(Reply.of(200, "{\"error\":{\"message\":\"overloaded\"}}"))),
    ERROR_402_UNDER_200(
            "an error with code 402 under status 200",
            "failed",
            "none",
            1,
            always(Reply.of(200, "{\"error\":{\"code\":402,\"message\":\"no credits\"}}"))),
    WRONG_KEY("status 401", "failed", "none", 1, always(Reply.of(401, "{\"error\":{\"message\":\"wrong key\"}}"))),
    NO_BALANCE("status 402", "failed", "none", 1, always(Reply.of(402, "{\"error\":\"no balance\"}"))),
    NO_SUCH_MODEL("status 404", "failed", "none", 1, always(Reply.of(404, "{\"detail\":\"no such model\"}"))),
    CONTEXT_TOO_LONG(
            "status 400, the prompt is too long",
            "failed",
            "none",
            1,
            always(Reply.of(400, "{\"error\":{\"message\":\"maximum context length is 131072 tokens\"}}"))),
    RATE_LIMITED("status 429, without end", "failed", "none", 4, always(Reply.of(429, "{}"))),
    RATE_LIMITED_ONCE("status 429, then a whole answer", "completed", "none", 2, once(Reply.of(429, "{}"))),
    IN_TROUBLE_ONCE("status 503, then a whole answer", "completed", "none", 2, once(Reply.of(503, "busy")));

    final String server;
    final String outcome;
    final String orders;
    final int requests;
    final Script script;

    Misbehaviour(String server, String outcome, String orders, int requests, Script script) {
        this.server = server;
        this.outcome = outcome;
        this.orders = orders;
        this.requests = requests;
        this.script = script;
    }

    /// The row of the table in the documentation.
    String row() {
        return "| " + server + " | " + outcome + " | " + orders + " | " + requests + " |";
    }

    private static Script always(Reply reply) {
        return (_, _) -> reply;
    }

    private static Script once(Reply reply) {
        return (n, _) -> n == 0 ? reply : done();
    }

    private static Reply done() {
        return text("stop", "Holding. <FINISH_SIGNAL>");
    }

    /// @param text as it stands in JSON
    private static Reply text(@Nullable String reason, String text) {
        return message(reason, "\"content\":\"" + text + "\"");
    }

    private static Reply calls(@Nullable String reason, String... calls) {
        return message(reason, "\"content\":\"\",\"tool_calls\":[" + String.join(",", calls) + "]");
    }

    private static Reply message(@Nullable String reason, String fields) {
        return Reply.of(
                200,
                body(
                        reason == null ? "null" : "\"" + reason + "\"",
                        fields,
                        ",\"usage\":{\"prompt_tokens\":3000,\"completion_tokens\":60}"));
    }

    private static String body(String reason, String fields, String more) {
        return "{\"id\":\"x\",\"choices\":[{\"index\":0,\"message\":{" + fields + "},\"finish_reason\":" + reason + "}]"
                + more + "}";
    }

    private static Reply stream(String... choices) {
        List<String> events = new ArrayList<>();
        for (String choice : choices) {
            events.add("data: {\"choices\":[" + choice + "]}");
        }
        return Reply.of(200, String.join("\n\n", events) + "\n\n");
    }

    private static String buy() {
        return call("c-buy", "buy", "{\"symbol\":\"MSFT\",\"quantity\":1}");
    }

    private static String close() {
        return call("c-close", "close_position", "{\"symbol\":\"AAPL\"}");
    }

    /// @param arguments the text that the model wrote
    private static String call(String id, String tool, String arguments) {
        Map<String, Object> function = new LinkedHashMap<>();
        function.put("name", tool);
        function.put("arguments", arguments);
        Map<String, Object> call = new LinkedHashMap<>();
        call.put("id", id);
        call.put("type", "function");
        call.put("function", function);
        return Json.write(call);
    }
}
