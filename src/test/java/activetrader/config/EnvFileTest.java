package activetrader.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvFileTest {
    private static EnvFile parse(String text) {
        return EnvFile.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "KEY=value",
                "\uFEFFKEY=value",
                "export KEY=value",
                "  export   KEY = value  ",
                "KEY=\"value\"",
                "KEY='value'",
                "KEY=\"value\" # from the web page",
                "KEY=value # from the web page",
                "KEY=value\t#tab",
                "KEY: value",
                "# a comment\r\n\r\nKEY=value\r\n",
                "KEY=old\nKEY=value",
                "\rKEY=value\r"
            })
    void parse_readsALine_howeverPeopleWriteIt(String text) {
        assertEquals(new EnvFile(Map.of("KEY", "value"), List.of()), parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
    void parse_readsWhatWindowsSaves(String charset) {
        assertEquals(
                Map.of("KEY", "value"),
                EnvFile.parse("\uFEFFKEY=value\r\n".getBytes(Charset.forName(charset)))
                        .values());
    }

    @Test
    void parse_keepsWhatBelongsToTheValue() {
        EnvFile file = parse("""
                A=a#b=c
                B="x \\" # y"
                C='it is \\n plain'
                D=
                E=$HOME/x
                F="" # nothing
                """);

        assertEquals(
                Map.of("A", "a#b=c", "B", "x \" # y", "C", "it is \\n plain", "D", "", "E", "$HOME/x", "F", ""),
                file.values());
        assertEquals(List.of(), file.unread());
    }

    @Test
    void parse_namesLinesThatMeanNothing_withoutShowingThem() {
        EnvFile file = parse("""
                my secret is sk-12345678
                KEY=value
                9KEY=no name
                OPEN="sk-12345678
                """);

        assertEquals(Map.of("KEY", "value"), file.values());
        assertEquals(
                List.of(
                        "line 1 is not NAME=value, nor a comment that starts with #",
                        "line 3 is not NAME=value, nor a comment that starts with #",
                        "line 4 is not NAME=value: its quote is not closed"),
                file.unread());
    }
}
